"""The book that is open, through xlwings: the same verbs as on files, in Excel and in LibreOffice Calc.

Everything that differs between the two stands in `hosts`. What is read here is a `Grid` as of a file, what is
marked is the same plan (`lawgov_xl.marks`); a contract test holds both adapters to it.
"""
