zmodload zsh/datetime

# _tm_ts: prints the time as a JSON field. The shell's own clock has microseconds.
_tm_ts() {
    local now=$EPOCHREALTIME stamp
    TZ=UTC0 strftime -s stamp '%Y-%m-%dT%H:%M:%S' "${now%.*}"
    printf '"ts":"%s.%.6sZ",' "$stamp" "${now#*.}000000"
}

# _tm_random: prints eight hexadecimal digits. RANDOM would repeat itself in every command substitution.
_tm_random() {
    local word rest now=$EPOCHREALTIME
    if IFS=- read -r word rest 2>/dev/null </proc/sys/kernel/random/uuid; then
        printf '%s' "$word"
    else
        printf '%08x' $((($$ << 20 ^ ${now#*.}) & 0xffffffff))
    fi
}
