// CaseInput
