# Functions that report tasks to task-mgmt. Each appends one JSON line to the bus; no program is started, unless to make
# the log directory. The line is taken into the registry by the next task-mgmt command that writes, and every report sees
# it at once. Set TASK_MGMT_LOGS to report somewhere else, and TASK_MGMT_CLAIM to the token that 'task-mgmt task claim' has
# printed: what is reported after somebody else has claimed the task is then refused.

[ -n "${TASK_MGMT_LOGS-}" ] || TASK_MGMT_LOGS=@LOGS@

@CLOCK@

# _tm_escape TEXT: sets _tm_text to TEXT as the inside of a JSON string.
_tm_escape() {
    _tm_text=
    _tm_left=$1
    while [ -n "$_tm_left" ]; do
        _tm_plain=${_tm_left%%[\"\\[:cntrl:]]*}
        _tm_text=$_tm_text$_tm_plain
        _tm_left=${_tm_left#"$_tm_plain"}
        [ -n "$_tm_left" ] || break
        _tm_rest=${_tm_left#?}
        _tm_char=${_tm_left%"$_tm_rest"}
        case $_tm_char in
            \" | \\) _tm_text=$_tm_text\\$_tm_char ;;
            *) _tm_text=$_tm_text$(printf '\\u%04x' "'$_tm_char") ;;
        esac
        _tm_left=$_tm_rest
    done
}

# _tm_publish EVENT ID FIELDS: appends the line with one write.
_tm_publish() {
    if [ ! -e "$TASK_MGMT_LOGS/events.jsonl" ]; then
        # A directory that is shared with a group (mode 2770) gets a bus that is the group's, too.
        (umask 077 && mkdir -p "$TASK_MGMT_LOGS" &&
            case $(ls -ld -- "$TASK_MGMT_LOGS/.") in d????w[sS]*) umask 007 ;; esac &&
            : >>"$TASK_MGMT_LOGS/events.jsonl") || return 5
    fi
    _tm_escape "$2"
    _tm_claim=
    case $1:${TASK_MGMT_CLAIM-} in
        task.created:* | *: | *:*[!0-9]*) ;;
        *) _tm_claim=",\"under_claim\":$TASK_MGMT_CLAIM" ;;
    esac
    _tm_line="{$(_tm_ts)\"event\":\"$1\",\"task_id\":\"$_tm_text\"$_tm_claim$3}"
    if [ "${#_tm_line}" -gt 4000 ]; then
        echo "tm: the record is too long: keep large data in a file and report its name" >&2
        return 2
    fi
    printf '%s\n' "$_tm_line" >>"$TASK_MGMT_LOGS/events.jsonl"
}

# _tm_field KEY TEXT: prints a field, or nothing for no text.
_tm_field() {
    [ -n "$2" ] || return 0
    _tm_escape "$2"
    printf ',"%s":"%s"' "$1" "$_tm_text"
}

# tm_create TITLE [SUBSYSTEM [TYPE]]: registers a task and prints its id.
tm_create() {
    [ -n "${1-}" ] || { echo "tm_create TITLE [SUBSYSTEM [TYPE]]" >&2; return 2; }
    _tm_id="${2:-general}_${3:-custom}_$(_tm_random)"
    _tm_publish task.created "$_tm_id" "$(_tm_field title "$1")$(_tm_field subsystem "${2:-general}")$(_tm_field task_type "${3:-custom}")$(_tm_field created_by "${USER-}")" &&
        printf '%s\n' "$_tm_id"
}

# tm_start ID [PID]: PID is the process that does the work, this shell unless given.
tm_start() {
    case ${1:+${2-$$}} in
        '' | *[!0-9]* | 0*) echo "tm_start ID [PID]" >&2; return 2 ;;
    esac
    _tm_publish task.started "$1" ",\"owner\":{\"pid\":${2-$$}$(_tm_boot)}"
}

# _tm_boot: prints which start of the machine this is, or nothing where the system does not tell.
_tm_boot() {
    if IFS= read -r _tm_word 2>/dev/null </proc/sys/kernel/random/boot_id; then
        _tm_field boot_id "$_tm_word"
    fi
}

# tm_progress ID PERCENT [MESSAGE]
tm_progress() {
    case ${2-} in
        '' | *[!0-9.]* | *.*.* | .* | *.) echo "tm_progress ID PERCENT [MESSAGE]" >&2; return 2 ;;
    esac
    _tm_publish task.progress "$1" ",\"progress_percent\":$2$(_tm_field progress_message "${3-}")"
}

# tm_complete ID
tm_complete() {
    [ -n "${1-}" ] || { echo "tm_complete ID" >&2; return 2; }
    _tm_publish task.completed "$1" ',"success":true'
}

# tm_fail ID [MESSAGE]
tm_fail() {
    [ -n "${1-}" ] || { echo "tm_fail ID [MESSAGE]" >&2; return 2; }
    _tm_publish task.failed "$1" "$(_tm_field error_message "${2-}")"
}
