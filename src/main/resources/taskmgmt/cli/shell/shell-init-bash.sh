# _tm_ts: prints the time as a JSON field. The shell's own clock has microseconds.
_tm_ts() {
    local now=${EPOCHREALTIME:-}
    if [ -n "$now" ]; then
        TZ=UTC0 printf '"ts":"%(%Y-%m-%dT%H:%M:%S)T.%sZ",' "${now%[.,]*}" "${now#*[.,]}"
    else
        TZ=UTC0 printf '"ts":"%(%Y-%m-%dT%H:%M:%SZ)T",' -1
    fi
}

# _tm_random: prints eight hexadecimal digits.
_tm_random() {
    printf '%08x' "${SRANDOM:-$((RANDOM << 17 ^ RANDOM << 8 ^ RANDOM))}"
}
