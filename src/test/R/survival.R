# Makes the expected values of the survival estimators: src/test/resources/survival/*.csv.
# R 4.2.2 with survival 3.5-3. Run from the project root: Rscript src/test/R/survival.R
# The data are examples of the survival package, reduced to counts by time, group and outcome:
#   aml    Miller (1981), acute myelogenous leukaemia, maintained and not
#   lung   Loprinzi et al. (1994), advanced lung cancer, by sex
#   mgus2  Kyle et al. (2002), monoclonal gammopathy: plasma cell malignancy (1), death without it (2), neither (0)
library(survival)
options(digits = 17)
folder <- "src/test/resources/survival"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)

counts <- function(name, time, status, group) {
  table <- aggregate(list(n = rep(1, length(time))), list(group = group, time = time, status = status), sum)
  table <- table[order(table$group, table$time, table$status), ]
  write.csv(table, file.path(folder, paste0(name, "_counts.csv")), row.names = FALSE, quote = FALSE)
}

curve <- function(name, time, status, group) {
  rows <- NULL
  for (g in sort(unique(group))) {
    for (type in c("plain", "log-log")) {
      fit <- survfit(Surv(time[group == g], status[group == g]) ~ 1, conf.type = type)
      rows <- rbind(rows, data.frame(group = g, interval = type, time = fit$time, at_risk = fit$n.risk,
        estimate = fit$surv, std_error = summary(fit, times = fit$time)$std.err,
        low = fit$lower, high = fit$upper))
    }
  }
  write.csv(rows, file.path(folder, paste0(name, "_curve.csv")), row.names = FALSE, quote = FALSE, na = "")
}

incidence <- function(name, time, cause, group) {
  rows <- NULL
  for (g in sort(unique(group))) {
    for (type in c("plain", "log-log")) {
      # a single-level factor of causes would be a plain survival curve
      event <- factor(cause[group == g], 0:2)
      fit <- survfit(Surv(time[group == g], event) ~ 1, conf.type = type)
      for (k in 1:2) {
        at <- summary(fit, times = fit$time)
        all <- data.frame(group = g, interval = type, cause = k, time = fit$time,
          at_risk = fit$n.risk[, 1], estimate = at$pstate[, k + 1], std_error = at$std.err[, k + 1],
          low = at$lower[, k + 1], high = at$upper[, k + 1])
        # every sixth time and the last
        rows <- rbind(rows, all[seq_len(nrow(all)) %% 6 == 0 | seq_len(nrow(all)) == nrow(all), ])
      }
    }
  }
  write.csv(rows, file.path(folder, paste0(name, "_incidence.csv")), row.names = FALSE, quote = FALSE, na = "")
}

with(aml, { counts("aml", time, status, as.character(x)); curve("aml", time, status, as.character(x)) })
with(lung, { counts("lung", time, status - 1, sex); curve("lung", time, status - 1, sex) })
etime <- with(mgus2, ifelse(pstat == 0, futime, ptime))
cause <- with(mgus2, ifelse(pstat == 0, 2 * death, 1))
counts("mgus2", etime, cause, as.character(mgus2$sex))
incidence("mgus2", etime, cause, as.character(mgus2$sex))
