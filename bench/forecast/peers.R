# Forecasts the series of a file with one method of R's forecast package; called by main.ts.
# Arguments: method, input (id,values), output (id,ms,mean,lo80,hi80,lo95,hi95; values separated by spaces).
suppressPackageStartupMessages(library(forecast))
args <- commandArgs(trailingOnly = TRUE)
fit <- switch(args[1],
  thetaf = function(y, h) thetaf(y, h, level = c(80, 95)),
  ets = function(y, h) forecast(ets(y), h, level = c(80, 95)),
  auto.arima = function(y, h) forecast(auto.arima(y), h, level = c(80, 95)))
lines <- readLines(args[2])
out <- file(args[3], "w")
join <- function(x) paste(format(as.numeric(x), digits = 12, trim = TRUE), collapse = " ")
for (line in lines) {
  parts <- strsplit(line, ",", fixed = TRUE)[[1]]
  y <- ts(as.numeric(strsplit(parts[2], " ", fixed = TRUE)[[1]]), frequency = 12)
  begin <- proc.time()
  f <- fit(y, 18)
  used <- proc.time() - begin
  writeLines(paste(parts[1], 1000 * (used[["user.self"]] + used[["sys.self"]]), join(f$mean),
    join(f$lower[, 1]), join(f$upper[, 1]), join(f$lower[, 2]), join(f$upper[, 2]), sep = ","), out)
}
close(out)
