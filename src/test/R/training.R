# Expected values of TrainingProgrammeTest, by other means than the program's. R 4.2.2, base packages only. Run from the project
# root: Rscript src/test/R/training.R
d <- read.csv(gzfile("../shared/reference/did/more/lalonde_cps.csv.gz"))
first <- d[d$year == 1975, ]
last <- d[d$year == 1978, ]
last <- last[match(first$id, last$id), ]
member <- first$experimental == 1
x <- with(first, data.frame(age, age2 = age^2, educ, educ2 = educ^2, black, hisp, married, nodegree,
                            re74, none74 = as.integer(re74 == 0), re, none = as.integer(re == 0)))
change <- last$re - first$re
g <- glm(member ~ ., data = x, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
logit <- predict(g)
# one each, nearest, without replacement, falling propensity, ties by row
free <- which(!member)
pair <- integer(0)
for (i in which(member)[order(-logit[member], which(member))]) {
  k <- free[which.min(abs(logit[free] - logit[i]))]
  pair <- c(pair, k)
  free <- setdiff(free, k)
}
odds <- exp(logit)
m <- lm(change ~ ., data = x, weights = odds, subset = !member)
r <- change - predict(m, x)
result <- data.frame(
  figure = c("raw_1978", "raw_change", "matched", "doubly_robust"),
  value = c(mean(last$re[member]) - mean(last$re[!member]), mean(change[member]) - mean(change[!member]),
            mean(change[member]) - mean(change[pair]), mean(r[member]) - weighted.mean(r[!member], odds[!member])))
write.csv(result, "src/test/resources/matching/training.csv", row.names = FALSE, quote = FALSE)
