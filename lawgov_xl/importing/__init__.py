"""From the tables of a notice, or of a department's Word file, to an edition or to answers. Pure.

`raw` is what every reader of files delivers; `joined` makes one table of what page breaks cut up; `shape` finds its
header and its logical columns; `roles` proposes what each column is for; `proposal` makes an edition of it;
`filled` finds the answers of a filled table.
"""
