# The peer's side of drivers.py: R's ordinal::clm, maximum likelihood, and lme4::lmer.
# Usage: Rscript drivers.R FILE fit|refits|lmer COUNT. FILE: class, account, x1... with a header.
# fit: prints the seconds of each of COUNT fits and the coefficient of x1; refits: the seconds of COUNT fits to resampled
# accounts, started at the fit to all, and the mean coefficient of x1. The first fit, which loads code, is not timed.
suppressMessages(library(ordinal))
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1])
if (arguments[2] == "lmer") {
  # The mixed model on -100, 0, 100, by REML; nothing is printed where lme4 is not installed.
  if (!requireNamespace("lme4", quietly = TRUE)) quit(save = "no")
  data$points <- 100 * (data$class - 1)
  mixed <- as.formula(paste("points ~ (1 | account) +", paste(grep("^x", names(data), value = TRUE), collapse = " + ")))
  seconds <- system.time(fit <- lme4::lmer(mixed, data = data), gcFirst = FALSE)[["elapsed"]]
  cat(sprintf("%.9f %.12f\n", seconds, lme4::fixef(fit)[["x1"]]))
  quit(save = "no")
}
data$class <- factor(data$class, ordered = TRUE)
count <- as.integer(arguments[3])
model <- as.formula(paste("class ~", paste(grep("^x", names(data), value = TRUE), collapse = " + ")))
first <- clm(model, data = data)
if (arguments[2] == "fit") {
  for (k in seq_len(count)) {
    seconds <- system.time(fit <- clm(model, data = data), gcFirst = FALSE)[["elapsed"]]
    cat(sprintf("%.9f %.12f\n", seconds, coef(fit)[["x1"]]))
  }
} else {
  set.seed(1)
  rows <- split(seq_len(nrow(data)), data$account)
  start <- coef(first)
  values <- numeric(count)
  seconds <- system.time(for (k in seq_len(count)) {
    drawn <- unlist(rows[sample.int(length(rows), replace = TRUE)], use.names = FALSE)
    values[k] <- suppressWarnings(coef(clm(model, data = data[drawn, ], start = start))[["x1"]])
  })[["elapsed"]]
  cat(sprintf("%.9f %.12f\n", seconds, mean(values)))
}
