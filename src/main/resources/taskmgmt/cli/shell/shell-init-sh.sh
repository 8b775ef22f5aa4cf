# _tm_ts: prints the time as a JSON field. A plain shell has no clock of its own: this is the one place that asks a program,
# and where there is none, the event gets the time at which it is taken into the registry.
_tm_ts() {
    _tm_now=$(date -u +%Y-%m-%dT%H:%M:%SZ 2>/dev/null) && printf '"ts":"%s",' "$_tm_now"
}

# _tm_random: prints eight hexadecimal digits.
_tm_random() {
    if IFS=- read -r _tm_word _tm_rest 2>/dev/null </proc/sys/kernel/random/uuid; then
        printf '%s' "$_tm_word"
    else
        _tm_count=$((${_tm_count:-0} + 1))
        printf '%08x' $((($$ << 12 ^ _tm_count) & 0xffffffff))
    fi
}
