-- Arguments: method, target, a file with the content or -, how many requests are sent at once, close or keep.
--
-- There is no function `request`, which wrk would call for each one. So it calls `wrk.format` once, after `init`, and
-- runs no Lua while it measures. When what it gets are several requests, it sends them at once and waits for as many
-- answers before it sends them again.
function init(args)
  local fields = { ["Host"] = wrk.headers["Host"] }
  local content = nil
  if args[3] ~= "-" then
    local file = assert(io.open(args[3], "rb"))
    content = file:read("*a")
    file:close()
    fields["Content-Type"] = "application/json"
  end
  if args[5] == "close" then
    fields["Connection"] = "close"
  end
  local octets = string.rep(wrk.format(args[1], args[2], fields, content), tonumber(args[4]))
  wrk.format = function() return octets end
end

-- Times in microseconds.
function done(summary, latency, requests)
  io.write(string.format(
    "compare requests=%d micros=%d p50=%d p99=%d connect=%d read=%d write=%d status=%d timeout=%d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    summary.errors.connect, summary.errors.read, summary.errors.write, summary.errors.status, summary.errors.timeout))
end
