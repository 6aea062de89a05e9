"""Self-assessment of law-based government (法治政府建设自评) in Excel.

The folder tree is the architecture: `cli` and `ribbon` are thin doors onto `actions`; `actions`
joins the adapters of `io`, `calc` and `addin` with the pure core (`layout`, `status`, `rules`,
`check`, `rollup`, `report`, `consolidate`); everything speaks the frozen types of `model`.
"""

__version__ = "0.1.0"
