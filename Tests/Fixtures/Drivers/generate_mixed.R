# Writes mixed.json: R 4.2.2, lme4 1.1-31, on drivers120.csv (beside this file).
#   weighted: lmer with prior weights (variance of a row = sigma^2 / weight), weights of mean 1
#   mundlak:  lmer with the accounts' means of the drivers added, Wald test of the means
#   separated: lmer on separated40.csv, where one driver is ticked by detractors alone
#   ols_weighted: lm with the same weights, sandwich 3.0 HC0-HC3
suppressMessages({library(lme4); library(jsonlite); library(sandwich)})
d <- read.csv("drivers120.csv")
dn <- c("support", "performance", "services", "price", "documentation", "relationship")
d$role <- factor(d$role, levels = c("end_user", "influencer", "decision_maker"))
d$y <- 100 * ((d$score >= 9) - (d$score <= 6))
w <- rep(c(0.5, 1, 1.5), length.out = nrow(d)); w <- w / mean(w)
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12, maxfun = 1e5))
rhs <- paste(c(dn, "role"), collapse = "+")
m <- lmer(as.formula(paste("y ~", rhs, "+ (1|account)")), d, weights = w, control = tight)
num <- function(v) as.list(setNames(as.numeric(v), names(v)))
se <- function(m) { v <- sqrt(diag(as.matrix(vcov(m)))); names(v) <- names(fixef(m)); v }
sd_account <- function(m) as.numeric(attr(VarCorr(m)$account, "stddev"))
weighted <- list(coef = num(fixef(m)), se = num(se(m)), sd_account = sd_account(m), sigma = sigma(m),
                 REMLcrit = as.numeric(REMLcrit(m)))
for (k in dn) d[[paste0("mean_", k)]] <- ave(d[[k]], d$account)
u <- lmer(as.formula(paste("y ~", rhs, "+", paste0("mean_", dn, collapse = "+"), "+ (1|account)")), d,
          control = tight)
b <- fixef(u)[10:15]; V <- as.matrix(vcov(u))[10:15, 10:15]
mundlak <- list(coef = num(fixef(u)), se = num(se(u)), chi2 = drop(t(b) %*% solve(V, b)), sigma = sigma(u),
                p = pf(drop(t(b) %*% solve(V, b)) / 6, 6, 20 - 1 - 6, lower.tail = FALSE))
l <- lm(as.formula(paste("y ~", rhs)), d, weights = w)
hc <- function(k) num(sqrt(diag(vcovHC(l, type = k))))
ols <- list(coef = num(coef(l)), HC0 = hc("HC0"), HC1 = hc("HC1"), HC2 = hc("HC2"), HC3 = hc("HC3"),
            r2 = summary(l)$r.squared)
s <- read.csv("separated40.csv")
s$y <- 100 * (match(s$loyalty, c("detractor", "passive", "promoter")) - 2)
k <- lmer(y ~ support + price + outage + docs + (1|account), s, control = tight)
separated <- list(coef = num(fixef(k)), se = num(se(k)), sd_account = sd_account(k), sigma = sigma(k),
                  REMLcrit = as.numeric(REMLcrit(k)))
write(toJSON(list(list(id = "separated", tolerance = 1e-5, expected = separated),
                  list(id = "weighted", tolerance = 1e-5, expected = weighted),
                  list(id = "mundlak", tolerance = 1e-5, expected = mundlak),
                  list(id = "ols_weighted", tolerance = 1e-9, expected = ols)),
             auto_unbox = TRUE, digits = NA, pretty = TRUE), "mixed.json")
