// The umbrella: `import Credence` gives what these modules offer. What they keep to this package stands beside it as `package`.
@_exported public import CredenceAnalysis
@_exported public import CredenceCoverage
@_exported public import CredenceCoverageReports
@_exported public import CredenceHealth
@_exported public import CredenceImport
@_exported public import CredenceIntervalReports
@_exported public import CredenceIntervals
@_exported public import CredenceMethods
@_exported public import CredencePosteriors
@_exported public import CredencePresentation
@_exported public import CredenceRegression
@_exported public import CredenceReporting
@_exported public import CredenceResampling
@_exported public import CredenceSurvey
@_exported public import CredenceTables
