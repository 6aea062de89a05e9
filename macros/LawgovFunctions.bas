Attribute VB_Name = "LawgovFunctions"
' Functions for cells, generated; they are worked out by lawgov_xl.udfs.
Option Explicit

Public Function LAWGOV_STATUS(answer, Optional remedy)
    On Error GoTo failed
    LAWGOV_STATUS = XLPy.CallUDF("lawgov_xl.udfs", "LAWGOV_STATUS", Array(answer, remedy), ActiveWorkbook, Application.Caller)
    Exit Function
failed:
    LAWGOV_STATUS = Err.Description
End Function

Public Function LAWGOV_NUMBER(text)
    On Error GoTo failed
    LAWGOV_NUMBER = XLPy.CallUDF("lawgov_xl.udfs", "LAWGOV_NUMBER", Array(text), ActiveWorkbook, Application.Caller)
    Exit Function
failed:
    LAWGOV_NUMBER = Err.Description
End Function

Public Function LAWGOV_WORKDAYS(first, last, Optional counting_first)
    On Error GoTo failed
    LAWGOV_WORKDAYS = XLPy.CallUDF("lawgov_xl.udfs", "LAWGOV_WORKDAYS", Array(first, last, counting_first), ActiveWorkbook, Application.Caller)
    Exit Function
failed:
    LAWGOV_WORKDAYS = Err.Description
End Function
