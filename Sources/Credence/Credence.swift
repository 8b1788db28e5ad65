// The umbrella: `import Credence` gives the whole library.
@_exported public import CredenceBatch
@_exported public import CredenceCoverage
@_exported public import CredenceImport
@_exported public import CredenceIntervals
@_exported public import CredenceLinearAlgebra
@_exported public import CredencePosteriors
@_exported public import CredenceProbability
@_exported public import CredenceRegression
@_exported public import CredenceReporting
@_exported public import CredenceResampling
@_exported public import CredenceSimulation
@_exported public import CredenceSurvey
@_exported public import CredenceTables
