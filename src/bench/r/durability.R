# The durability table of an exit year with data.table, from CSV files: as a statistician would write it who knows that days need not
# be enumerated. Prints the sums by sex and band of each benefit that DurabilityTable makes the table of.
#   Rscript durability.R insatser.csv participations.csv sickness.csv disability.csv year
suppressPackageStartupMessages({
  library(bit64)
  library(data.table)
})
setDTthreads(2)
files <- commandArgs(trailingOnly = TRUE)
year <- as.integer(files[5])
paid <- function(file) {
  fread(file, select = c("person", "benefit_code", "from_date", "to_date", "extent"), showProgress = FALSE)
}

insatser <- fread(files[1], select = c("insats_id", "insats_type"))[insats_type == "INDIVID"]
stays <- fread(
  files[2],
  select = c("person", "insats_id", "sex", "start_date", "end_date", "end_reason"),
  colClasses = list(character = "end_reason")
)
stays <- stays[!is.na(person) & insats_id %in% insatser$insats_id & end_reason != "FELREGISTRERING"]
stays[, `:=`(s = as.integer(start_date), e = as.integer(end_date))]
stays[is.na(e), e := as.integer(as.IDate("9990-12-31"))]
setorder(stays, person, s, e)
stays[, through := shift(cummax(e)), by = person]
stays[, episode := cumsum(is.na(through) | s > through + 1L), by = person]
episodes <- stays[, .(sex = sex[1], s = min(s), e = max(e)), by = .(person, episode)]
first <- as.integer(as.IDate(sprintf("%d-01-01", year)))
last <- as.integer(as.IDate(sprintf("%d-12-31", year)))
setorder(episodes, person, e)
cohort <- episodes[e >= first & e <= last, .SD[.N], by = person]
cohort <- cohort[e + 365L <= as.integer(as.IDate("2022-12-31")) & s - 365L >= as.integer(as.IDate("2012-01-01"))]

groups <- c(SJP = "sjp", RP = "sjp", AE = "ae", SE = "se")
payouts <- rbindlist(lapply(files[3:4], function(file) {
  found <- paid(file)[person %in% cohort$person & benefit_code %in% names(groups)]
  found[, .(person, g = groups[benefit_code], f = as.integer(from_date), t = as.integer(to_date), extent)]
}))
payouts <- cohort[, .(person, s, e)][payouts, on = "person", nomatch = NULL]
clipped <- rbind(
  payouts[, .(person, g, part = 0L, f = pmax(f, s - 365L), t = pmin(t, s - 1L), extent)],
  payouts[, .(person, g, part = 1L, f = pmax(f, e + 1L), t = pmin(t, e + 365L), extent)]
)[f <= t]
daily <- rbind(
  clipped[, .(person, g, part, d = f, x = extent, n = 1L)],
  clipped[, .(person, g, part, d = t + 1L, x = -extent, n = -1L)]
)[, .(x = sum(x), n = sum(n)), keyby = .(person, g, part, d)]
daily[, `:=`(x = cumsum(x), n = cumsum(n), days = shift(d, type = "lead") - d), by = .(person, g, part)]
counted <- daily[n > 0, .(days = sum(days), net = sum(days * pmin(10000, x))), by = .(person, g, part)]

wide <- cohort[, .(person, sex)]
sums <- character(0)
for (group in c("sjp", "ae", "se")) {
  for (unit in c("days", "net")) {
    for (half in 0:1) {
      column <- paste(group, unit, half, sep = "_")
      wide[, (column) := 0]
      wide[counted[g == group & part == half], (column) := as.numeric(get(paste0("i.", unit))), on = "person"]
    }
    before <- paste(group, unit, 0, sep = "_")
    after <- paste(group, unit, 1, sep = "_")
    square <- paste(group, unit, "square", sep = "_")
    # sums of squares need more digits than a double has
    wide[, (square) := as.integer64((get(after) - get(before))^2)]
    sums <- c(sums, before, after, square)
  }
  days <- wide[[paste(group, "days_0", sep = "_")]]
  wide[, paste0(group, "_band") := c("0", "1-90", "91-180", "181-364", "365")[
    findInterval(days, c(0, 1, 91, 181, 365))
  ]]
}
table <- wide[, c(.(persons = .N), lapply(.SD, sum)), by = .(sex, sjp_band, ae_band, se_band), .SDcols = sums]
fwrite(table, col.names = FALSE, scipen = 99)
