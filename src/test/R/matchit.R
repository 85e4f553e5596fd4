# Expected values of the matching tests. R 4.2.2, MatchIt 4.5.1. Run from the project root: Rscript src/test/R/matchit.R
suppressMessages(library(MatchIt))
out <- "src/test/resources/matching"
# a made-up data set without random numbers, so that any R gives the same rows
n <- 90
i <- 1:n
frac <- function(x) x - floor(x)
d <- data.frame(id = i,
                x1 = round(20 + 40 * frac(i * 0.6180339887), 3),
                x2 = round(365 * frac(i * 0.7548776662), 1),
                x3 = as.integer(frac(i * 0.5698402910) > 0.55),
                block = ifelse(frac(i * 0.3819660113) > 0.5, "K", "M"))
d$treated <- as.integer(frac(sin(i * 12.9898) * 43758.5453) + (d$x2 - 180) / 900 + (d$x3 - 0.4) / 6 > 0.72)
write.csv(d, file.path(out, "small.csv"), row.names = FALSE, quote = FALSE)
f <- treated ~ x1 + x2 + x3
designs <- list(
  one = list(),
  caliper = list(caliper = 0.02),
  two = list(ratio = 2),
  exact = list(exact = ~block, caliper = 0.05),
  reuse = list(replace = TRUE, ratio = 3, exact = ~block),
  reusecaliper = list(replace = TRUE, ratio = 3, exact = ~block, caliper = 0.03),
  both = list(ratio = 2, exact = ~block, caliper = 0.1))
logit <- predict(glm(f, data = d, family = binomial))
pairs <- weights <- balance <- NULL
for (name in names(designs)) {
  design <- designs[[name]]
  rows <- d
  # 4.5.1 has two paths; the one for a vector of distances lets pairs beyond the caliper through and passes over nearer
  # units, the one for a matrix of distances follows the documentation: so the data are put in the order "largest"
  # beforehand and the distances are given
  rows <- d[order(logit, decreasing = TRUE), ]
  lp <- logit[order(logit, decreasing = TRUE)]
  if (!is.null(design$caliper)) design$caliper <- design$caliper * sd(logit)
  matrix <- abs(outer(lp, lp, "-"))
  dimnames(matrix) <- list(rownames(rows), rownames(rows))
  arguments <- c(list(f, data = rows, method = "nearest", distance = matrix, std.caliper = FALSE), design)
  m <- suppressWarnings(do.call(matchit, arguments))
  mm <- m$match.matrix
  for (r in seq_len(nrow(mm))) for (k in seq_len(ncol(mm)))
    if (!is.na(mm[r, k])) pairs <- rbind(pairs, data.frame(design = name, treated = rownames(mm)[r], rank = k, control = mm[r, k]))
  weights <- rbind(weights, data.frame(design = name, id = rows$id, weight = sprintf("%.15g", m$weights)))
  s <- summary(m)
  balance <- rbind(balance, data.frame(design = name, covariate = rownames(s$sum.all),
    mean_treated = s$sum.all[, 1], mean_control = s$sum.all[, 2], smd_before = s$sum.all[, 3], ratio_before = s$sum.all[, 4],
    mean_treated_after = s$sum.matched[, 1], mean_control_after = s$sum.matched[, 2],
    smd_after = s$sum.matched[, 3], ratio_after = s$sum.matched[, 4]))
}
write.csv(pairs, file.path(out, "matchit_pairs.csv"), row.names = FALSE, quote = FALSE)
write.csv(weights, file.path(out, "matchit_weights.csv"), row.names = FALSE, quote = FALSE)
write.csv(format(balance, digits = 15, trim = TRUE), file.path(out, "matchit_balance.csv"), row.names = FALSE, quote = FALSE)
g <- glm(f, data = d, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 50))
write.csv(data.frame(term = names(coef(g)), estimate = sprintf("%.15g", coef(g)), std_error = sprintf("%.15g", sqrt(diag(vcov(g))))),
          file.path(out, "glm.csv"), row.names = FALSE, quote = FALSE)
