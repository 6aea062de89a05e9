Attribute VB_Name = "LawgovRibbon"
' Callbacks of the ribbon, generated from buttons.toml. All work is done in Python.
Option Explicit

Private Function LawgovReady() As Boolean
    Dim said As String
    If ActiveWorkbook Is Nothing Then
        said = ""
        said = said & ChrW(27809) & ChrW(26377) & ChrW(25171) & ChrW(24320) & ChrW(30340) & ChrW(24037) & ChrW(20316) & ChrW(31807)
        said = said & ChrW(12290) & ChrW(35831) & ChrW(20808) & ChrW(25171) & ChrW(24320) & ChrW(22635) & ChrW(25253) & ChrW(34920)
        said = said & ChrW(65292) & ChrW(20877) & ChrW(28857) & ChrW(25353) & ChrW(38062) & ChrW(12290)
        MsgBox said, vbExclamation
    ElseIf GetConfig("INTERPRETER_WIN", "") & GetConfig("INTERPRETER_MAC", "") = "" Then
        said = ""
        said = said & ChrW(36824) & ChrW(27809) & ChrW(26377) & ChrW(35774) & ChrW(32622) & " Python" & ChrW(12290) & ChrW(35831)
        said = said & ChrW(36816) & ChrW(34892) & " lawgov addin install" & ChrW(65307) & ChrW(36816) & ChrW(34892) & ChrW(19981) & ChrW(20102)
        said = said & ChrW(30340) & ChrW(65292) & ChrW(35831) & ChrW(20449) & ChrW(24687) & ChrW(21270) & ChrW(20154) & ChrW(21592)
        said = said & ChrW(25353) & ChrW(23433) & ChrW(35013) & ChrW(35828) & ChrW(26126) & ChrW(22788) & ChrW(29702) & ChrW(12290)
        MsgBox said, vbExclamation
    Else
        LawgovReady = True
    End If
End Function

Public Sub LawgovValidate(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('validate')"
End Sub

Public Sub LawgovValidateRows(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('validate-rows')"
End Sub

Public Sub LawgovPrevious(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('previous')"
End Sub

Public Sub LawgovNext(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('next')"
End Sub

Public Sub LawgovFix(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('fix')"
End Sub

Public Sub LawgovWaive(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('waive')"
End Sub

Public Sub LawgovClear(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('clear')"
End Sub

Public Sub LawgovRollup(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('rollup')"
End Sub

Public Sub LawgovReport(control As IRibbonControl, selectedId As String, selectedIndex As Integer)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('report', '" & selectedId & "')"
End Sub

Public Sub LawgovCheckReport(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('check-report')"
End Sub

Public Sub LawgovExport(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('export')"
End Sub

Public Sub LawgovNew(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('new')"
End Sub

Public Sub LawgovConsolidate(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('consolidate')"
End Sub

Public Sub LawgovReturns(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('returns')"
End Sub

Public Sub LawgovCompare(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('compare')"
End Sub

Public Sub LawgovRules(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('rules')"
End Sub

Public Sub LawgovManual(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('manual')"
End Sub

Public Sub LawgovSettings(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('settings')"
End Sub

Public Sub LawgovDoctor(control As IRibbonControl)
    If LawgovReady() Then RunPython "import lawgov_xl.ribbon as r; r.run('doctor')"
End Sub
