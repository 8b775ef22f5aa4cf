#compdef task-mgmt
# Completions of task-mgmt for zsh, made by 'task-mgmt completion zsh': a file _task-mgmt in a directory of fpath, or sourced.
# What tells whether an answer about the log still holds.
__task_mgmt_fingerprint() { sh -c 'at=$PWD
set -- "$HOME/.config/task-mgmt/settings" "$XDG_CONFIG_HOME/task-mgmt/settings"
while set -- "$@" "$at/.task-mgmt.conf"; [ -n "$at" ]; do at=${at%/*}; done
if [ -n "$TASK_MGMT_LOGS" ]; then
    set -- "$@" "$TASK_MGMT_LOGS"
else
    ! grep -qs "^[[:space:]]*logs" "$@" || exit
    at=$PWD
    while set -- "$@" "$at/logs"; [ -n "$at" ]; do at=${at%/*}; done
    set -- "$@" "$HOME/.local/share/task-mgmt" "$XDG_DATA_HOME/task-mgmt"
fi
for each; do set -- "$@" "$each"/* "$each"/bus/* "$each"/segments/* "$each"/workflows/*; done
exec stat -L -c "%n %d %i %s %y %z" -- "$@"' 2>/dev/null }
# Sets reply to what a list says of the log that the line names. An answer is kept while one command line is typed, and until the log has changed.
typeset -gA __task_mgmt_said __task_mgmt_typed __task_mgmt_state __task_mgmt_until
__task_mgmt_ask() {
    local place=$words[(i)--logs(|=*)] kept before now text
    if (( place < $words[(i)--] )); then
        kept=${(Q)words[place]#--logs=}
        [[ $words[place] == --logs ]] && kept=${(Q)words[place+1]}
        local -x TASK_MGMT_LOGS=${kept/#\~\//$HOME/}
    fi
    local question="$PWD $TASK_MGMT_LOGS $*"
    kept=$__task_mgmt_typed[$question]
    reply=("${(@f)__task_mgmt_said[$question]}")
    if (( $+__task_mgmt_said[$question] )) && [[ "$1 $4" != "task task_id,title" || $PREFIX == $kept || $PREFIX == $kept* && $#reply -lt 50 ]]; then
        now=$__task_mgmt_until[$question]
        [[ $now != "$HISTCMD "* || $SECONDS -ge ${now#* } ]] || return 0
        before=$__task_mgmt_state[$question]
    fi
    now=$(__task_mgmt_fingerprint)
    if [[ -z $now || $now != $before ]]; then
        local -a asked
        [[ -n $PREFIX && "$1 $4" == "task task_id,title" ]] && asked=(--id "${(Q)PREFIX}" --sort task_id)
        if [[ $1 == stats ]]; then
            text=$(TASK_MGMT_JAVA_OPTS="-XX:TieredStopAtLevel=1 $TASK_MGMT_JAVA_OPTS" task-mgmt $* -o tsv 2>/dev/null) || now=
            local -a groups=("${(@f)text}")
            text=${(F)${(@)${(@)groups[2,-1]}%%$'\t'*}}
        else
            text=$(TASK_MGMT_JAVA_OPTS="-XX:TieredStopAtLevel=1 $TASK_MGMT_JAVA_OPTS" task-mgmt $* $asked -o tsv --no-headers 2>/dev/null) || now=
        fi
        __task_mgmt_said[$question]=$text __task_mgmt_typed[$question]=$PREFIX __task_mgmt_state[$question]=$now
        reply=("${(@f)text}")
    fi
    __task_mgmt_until[$question]="$HISTCMD $((SECONDS + 30))"
}
# What a list of the program has, and more words: LIST [,] [WORD...]. With a comma it is about what stands behind the last one.
__task_mgmt_listed() {
    local -a found rest list reply
    list=(${=1})
    shift
    if [[ $1 == , ]]; then
        shift
        compset -P '*,'
        rest=(-qS ,)
    fi
    (( $#list )) && __task_mgmt_ask $list && found=("${(@)reply}")
    found=("${(@)found//\\/\\\\}")
    found=("${(@)found//:/\\:}")
    found=("${(@)found/$'\t'/:}" "${(@)@//:/\\:}")
    found=(${(u)found:#})
    # Else the shell would type what these have in common, although others have not.
    [[ $list[-1] != 50 || $#found -lt 50 ]] || found+=("$PREFIX…:there are more, type on")
    _describe -V value found $rest
}
__task_mgmt_words() { __task_mgmt_listed '' "$@" }
__task_mgmt_tasks() { __task_mgmt_listed 'task list --columns task_id,title -L 50' "$@" }
__task_mgmt_queued() { __task_mgmt_listed 'queue list --columns task_id,title -L 50' "$@" }
__task_mgmt_schedules() { __task_mgmt_listed 'queue schedules --columns schedule,title -L 50' "$@" }
__task_mgmt_groups() { __task_mgmt_listed 'queue groups --columns group -L 50' "$@" }
__task_mgmt_dead() { __task_mgmt_listed 'dead list --columns task_id,title -L 50' "$@" }
__task_mgmt_learning() { __task_mgmt_listed 'learning list --columns task_id,title -L 50' "$@" }
__task_mgmt_updates() { __task_mgmt_listed 'governance list --columns task_id,component -L 50' "$@" }
__task_mgmt_incidents() { __task_mgmt_listed 'incident list --columns incident_id,failure_mode -L 50' "$@" }
__task_mgmt_failure_modes() { __task_mgmt_listed 'incident list --columns failure_mode -L 1000' "$@" }
__task_mgmt_playbooks() { __task_mgmt_listed 'incident list --columns playbook_name -L 1000' "$@" }
__task_mgmt_subsystems() { __task_mgmt_listed 'stats --by subsystem' "$@" }
__task_mgmt_types() { __task_mgmt_listed 'stats --by type' "$@" }
__task_mgmt_tags() { __task_mgmt_listed 'stats --by tag' "$@" }
__task_mgmt_creators() { __task_mgmt_listed 'stats --by creator' "$@" }
__task_mgmt_assignees() { __task_mgmt_listed 'task list --columns assigned_to -L 200' "$@" }
__task_mgmt_workflows() { __task_mgmt_listed 'workflow list --columns workflow,description -L 50' "$@" }
__task_mgmt_workflows_and_files() { __task_mgmt_listed 'workflow list --columns workflow,description -L 50' "$@"; _files }
__task_mgmt_runs() { __task_mgmt_listed 'workflow history --columns run_id,workflow -L 50' "$@" }
__task_mgmt_templates() { __task_mgmt_listed 'workflow template list --columns template,description -L 50' "$@" }
__task_mgmt_triggers() { __task_mgmt_listed 'trigger list --columns name,workflow -L 50' "$@" }
__task_mgmt_agents() { __task_mgmt_listed 'agent list --columns agent,description -L 50' "$@" }
__task_mgmt_handlers() { __task_mgmt_listed 'handler list --columns handler,version -L 50' "$@" }
__task_mgmt_flags() { __task_mgmt_listed 'flag list --columns flag -L 50' "$@" }
__task_mgmt_expectations() { __task_mgmt_listed 'expect list --columns name,schedule -L 50' "$@" }
__task_mgmt_alerts() { __task_mgmt_listed 'alert list --columns name,on -L 50' "$@" }
__task_mgmt_integrations() { __task_mgmt_listed 'integration list --columns name,kind -L 50' "$@" }
__task_mgmt_credentials() { __task_mgmt_listed 'credential list --columns name,state -L 50' "$@" }
__task_mgmt_keys() { __task_mgmt_listed 'key list --columns key_id,name -L 50' "$@" }
# Goes on with the function of the command that the next word names; not 0 where it names none.
__task_mgmt_below() {
    local next=$1__$words[2]
    (( CURRENT > 2 && $+functions[$next] )) || return 1
    shift words
    (( CURRENT-- ))
    $next
}
_task-mgmt__run() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[title (default: the first 50 characters of the command)]:TEXT:' \
        '--input=[input data, for the record]:JSON:' \
        '--id=[id (default: generated)]:ID:' \
        '--ml-from=[record metrics from this file: a JSON object, or one per line, of which…]:FILE:_files' \
        '--print-id[print the task id to standard error before the command starts, on a line…]' \
        '(--quiet -q)'{--quiet,-q}'[do not report the task on a terminal]' \
        '--preset=[the kind of work, which sets type, subsystem, priority and title where…]:KIND:(coding-work-order learning-mission training-job index-build index-refresh remote-operation chaos-campaign embedding-batch)' \
        '--type=[task type (default: the name of the program)]:TYPE: __task_mgmt_types' \
        '--subsystem=[subsystem it belongs to (default: general)]:NAME: __task_mgmt_subsystems' \
        '--priority=[priority, 10 is the most urgent (default: 5)]:1-10|NAME:(critical high medium low background)' \
        '--sla=[time allowed until its deadline: 90m, 2h, 1d]:DURATION:' \
        '*--tag=[tag]:TAG: __task_mgmt_tags' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--grace=[grace period between TERM and KILL (default: 10s)]:DURATION:' \
        '--retries=[retry up to N times if it fails (default: 0) (or TASK_MGMT_RETRIES)]:N:' \
        '--backoff=[delay before a retry: FROM, doubled each time, up to TO (default:…]:FROM..TO:' \
        '--retry-on=[retry on these exit codes only]:CODE,…:' \
        '--timeout=[time limit: TERM to it and all its descendants, KILL after the grace…]:DURATION|p95xN|forecast:' \
        '--verify=[shell command that verifies the finished work: exit code 0 passes]:CMD:' \
        '--on-done=[shell command to run, or URL to post the facts to, when the task has…]:CMD|URL:' \
        '--on-fail=[the same when the task has failed]:CMD|URL:' \
        '--measure-every=[interval of resource snapshots (default: 30s) (or TASK_MGMT_MONITORING)]:DURATION|off:' \
        '--ml-line=[record the metrics in its output: '\''loss (?<loss>\S+)'\'', or a name and a…]:REGEX:' \
        '--watch-dir=[record the growth of the files in and below this directory]:DIR:_files -/' \
        '--log-output=[keep all its output in a file in this directory, named after the task]:DIR:_files -/' \
        '--no-tail[do not record the tail of its output; leave its streams alone entirely]' \
        '--if-running=[if a task with the key is open: skip (no failure), wait for its end, or…]:skip|wait|fail:(skip wait fail)' \
        '--key=[run one command with this key at a time]:KEY:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::COMMAND:_normal'
}
_task-mgmt__batch() {
    _arguments -s -S \
        '(-j --jobs)'{-j+,--jobs=}'[number of commands to run at once (default: the number of processors)…]:N:' \
        '(-0 --null)'{-0,--null}'[lines end with a NUL character instead of a newline]' \
        '--joblog=[write a job log in GNU parallel'\''s format, a line for each command as it…]:FILE:_files' \
        '--resume[skip what the job log has, and append to it]' \
        '--resume-failed[the same, but run failed commands again]' \
        '--halt=[start no more once this many fail, succeed or are done: soon,fail=1,…]:WHEN,WHY=N:' \
        '(-k --keep-order)'{-k,--keep-order}'[print outputs in input order]' \
        '(--line-buffer --lb)'{--line-buffer,--lb}'[print output line by line as it comes (default: when the command ends)]' \
        '--progress[report progress even where standard error is not a terminal: a line for…]' \
        '(--quiet -q)'{--quiet,-q}'[do not report failed commands or totals]' \
        '--preset=[the kind of work, which sets type, subsystem, priority and title where…]:KIND:(coding-work-order learning-mission training-job index-build index-refresh remote-operation chaos-campaign embedding-batch)' \
        '--type=[task type (default: the name of the program)]:TYPE: __task_mgmt_types' \
        '--subsystem=[subsystem it belongs to (default: general)]:NAME: __task_mgmt_subsystems' \
        '--priority=[priority, 10 is the most urgent (default: 5)]:1-10|NAME:(critical high medium low background)' \
        '--sla=[time allowed until its deadline: 90m, 2h, 1d]:DURATION:' \
        '*--tag=[tag]:TAG: __task_mgmt_tags' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--grace=[grace period between TERM and KILL (default: 10s)]:DURATION:' \
        '--retries=[retry up to N times if it fails (default: 0) (or TASK_MGMT_RETRIES)]:N:' \
        '--backoff=[delay before a retry: FROM, doubled each time, up to TO (default:…]:FROM..TO:' \
        '--retry-on=[retry on these exit codes only]:CODE,…:' \
        '--timeout=[time limit: TERM to it and all its descendants, KILL after the grace…]:DURATION|p95xN|forecast:' \
        '--verify=[shell command that verifies the finished work: exit code 0 passes]:CMD:' \
        '--on-done=[shell command to run, or URL to post the facts to, when the task has…]:CMD|URL:' \
        '--on-fail=[the same when the task has failed]:CMD|URL:' \
        '--measure-every=[interval of resource snapshots (default: 30s) (or TASK_MGMT_MONITORING)]:DURATION|off:' \
        '--ml-line=[record the metrics in its output: '\''loss (?<loss>\S+)'\'', or a name and a…]:REGEX:' \
        '--watch-dir=[record the growth of the files in and below this directory]:DIR:_files -/' \
        '--log-output=[keep all its output in a file in this directory, named after the task]:DIR:_files -/' \
        '--no-tail[do not record the tail of its output; leave its streams alone entirely]' \
        '--if-running=[if a task with the key is open: skip (no failure), wait for its end, or…]:skip|wait|fail:(skip wait fail)' \
        '--key=[run one command with this key at a time; {} in it is the line, and {#}…]:KEY:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files' \
        '*::COMMAND:_normal'
}
_task-mgmt__wait() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[all open tasks of this queue group]:NAME: __task_mgmt_groups' \
        '--timeout=[give up after this time, with exit code 1 (default: never)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__follow() {
    _arguments -s -S \
        '--so-far[only what it has written until now]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__add() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[title (default: the first 50 characters of the command)]:TEXT:' \
        '--input=[input data, for the record]:JSON:' \
        '--id=[id (default: generated)]:ID:' \
        '--key=[add none if a task with this key is open: print that one, so that…]:KEY:' \
        '(--group -g)'{--group=,-g+}'[queue group, which has a limit and a pause (default: default)]:NAME: __task_mgmt_groups' \
        '*--after=[a task that must be completed first]:ID: __task_mgmt_tasks' \
        '--delay=[start no earlier than this long from now]:DURATION:' \
        '--at=[start no earlier than this: 2026-01-31T22:00:00Z]:TIME:' \
        '--stashed[hold it back until '\''task-mgmt task queue ID'\'']' \
        '--timeout=[time limit of an attempt: TERM to it and all its descendants, KILL after…]:DURATION:' \
        '--needs=[resources it needs: it starts where a worker has them free;…]:cpu=N,mem=SIZE,gpu=N:' \
        '--directory=[working directory (default: here)]:DIR:_files -/' \
        '*'{--env=,-e+}'[variable in its environment]:NAME=VALUE:' \
        '*--secret=[variable taken from the worker'\''s environment, whose value is never…]:NAME:' \
        '--retry-by-category[retry by the category of the error: see '\''task-mgmt help queue'\'']' \
        '--preset=[the kind of work, which sets type, subsystem, priority and title where…]:KIND:(coding-work-order learning-mission training-job index-build index-refresh remote-operation chaos-campaign embedding-batch)' \
        '--type=[task type (default: the name of the program)]:TYPE: __task_mgmt_types' \
        '--subsystem=[subsystem it belongs to (default: general)]:NAME: __task_mgmt_subsystems' \
        '--priority=[priority, 10 is the most urgent (default: 5)]:1-10|NAME:(critical high medium low background)' \
        '--sla=[time allowed until its deadline: 90m, 2h, 1d]:DURATION:' \
        '*--tag=[tag]:TAG: __task_mgmt_tags' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--cron=[schedule as a five-field cron expression, '\''0 3 * * 1-5'\'', or @daily]:EXPR:' \
        '--zone=[the time zone of these times, such as Europe/Berlin or +02:00 (default:…]:ZONE:' \
        '--catchup=[which of the times missed while no worker ran to make up for (default:…]:none|one|all:(none one all)' \
        '--overlap=[if the previous task has not ended: add none, add another one, or…]:skip|allow|replace:(skip allow replace)' \
        '--quiet-hours=[quiet hours; what is due in between starts after them: 22:00-06:00]:FROM-TO:' \
        '--grace=[grace period between TERM and KILL (default: 10s)]:DURATION:' \
        '--retries=[retry up to N times if it fails (default: 0) (or TASK_MGMT_RETRIES)]:N:' \
        '--backoff=[delay before a retry: FROM, doubled each time, up to TO (default:…]:FROM..TO:' \
        '--retry-on=[retry on these exit codes only]:CODE,…:' \
        '--workflow=[run this stored workflow]:NAME: __task_mgmt_workflows' \
        '*'{--param=,-p+}'[parameter of the workflow run]:NAME=VALUE:' \
        '--http=[send an HTTP request with this method to the address in the argument]:METHOD:(POST GET PUT PATCH DELETE)' \
        '*--header=[request header]:NAME=VALUE:' \
        '*--secret-header=[request header whose value is in this environment variable of the worker]:NAME=VARIABLE:' \
        '--body=[request body, sent as JSON if it is JSON, else as text]:TEXT:' \
        '--sign=[sign the body (HMAC-SHA-256) with the key in this environment variable…]:VARIABLE:' \
        '--agent=[let this agent do what the argument says]:NAME: __task_mgmt_agents' \
        '--handler=[run this handler (see '\''task-mgmt handler set'\'') with the arguments…]:NAME: __task_mgmt_handlers' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::COMMAND:_normal'
}
_task-mgmt__worker() {
    _arguments -s -S \
        '(--slots -j)'{--slots=,-j+}'[number of tasks to run at once (default: the number of processors) (or…]:N:' \
        '*'{--group=,-g+}'[only tasks of this group]:NAME: __task_mgmt_groups ,' \
        '--strategy=[order of the waiting tasks: priority (default), shortest (the shortest…]:STRATEGY:(priority shortest deadline resource fifo weighted round_robin)' \
        '--capacity=[resources for tasks with declared needs (default: all processors and…]:cpu=N,mem=SIZE,gpu=N:' \
        '--drain[exit when nothing waits or runs any more]' \
        '--grace=[grace period for commands when the worker is stopped (default: 10s)]:DURATION:' \
        '--measure-every=[interval of resource snapshots (default: 30s) (or TASK_MGMT_MONITORING)]:DURATION|off:' \
        '--clean-up-every=[how often it ends what workers that are gone have left, and removes old…]:DURATION:' \
        '--keep-output=[remove the output of ended tasks when nothing was written to it for so…]:DURATION:' \
        '(--quiet -q)'{--quiet,-q}'[do not report tasks]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__list() {
    _arguments -s -S \
        '*'{--group=,-g+}'[only tasks of this group]:NAME: __task_mgmt_groups ,' \
        '(--all -a)'{--all,-a}'[also ended ones that '\''queue clean'\'' has not removed]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only tasks that were created then or later: 2025-01-31,…]:TIME:' \
        '--until=[only tasks that were created before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, status, priority, group, title, waits,…]:FIELD,...: __task_mgmt_words , task_id status priority group title waits due_at attempt command directory waits_for created_at worker lease_until unreachable_by' \
        '--sort=[sort by these fields (default: in the order of work)]:FIELD[\:desc],...: __task_mgmt_words , task_id status priority group title waits due_at attempt command directory waits_for created_at worker lease_until unreachable_by' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__groups() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: group, paused, parallel, running, waiting]:FIELD,...: __task_mgmt_words , group paused parallel running waiting' \
        '--sort=[sort by these fields (default: by name)]:FIELD[\:desc],...: __task_mgmt_words , group paused parallel running waiting' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__pause() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[the group (default: default)]:NAME: __task_mgmt_groups' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__resume() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[the group (default: default)]:NAME: __task_mgmt_groups' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__parallel() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[the group (default: default)]:NAME: __task_mgmt_groups' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::N:'
}
_task-mgmt__queue__breakers() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only breakers that opened then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only breakers that opened before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: type, state, failures, opens_at, within_seconds,…]:FIELD,...: __task_mgmt_words , type state failures opens_at within_seconds rest_seconds opened_at until' \
        '--sort=[sort by these fields (default: by type)]:FIELD[\:desc],...: __task_mgmt_words , type state failures opens_at within_seconds rest_seconds opened_at until' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__breaker() {
    _arguments -s -S \
        '--failures=[number of failed attempts that open it (default: 5)]:N:' \
        '--within=[within this time (default: 10m)]:DURATION:' \
        '--rest=[how long it stays open (default: 1m)]:DURATION:' \
        '--off[remove it]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::TYPE: __task_mgmt_types'
}
_task-mgmt__queue__edit() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[title]:TEXT:' \
        '--priority=[priority, 10 is the most urgent]:1-10|NAME:(critical high medium low background)' \
        '--needs=[resources it needs]:cpu=N,mem=SIZE,gpu=N:' \
        '(--group -g)'{--group=,-g+}'[queue group, which has a limit and a pause]:NAME: __task_mgmt_groups' \
        '*--after=[another task that must be completed first]:ID: __task_mgmt_tasks' \
        '*--not-after=[a task that it no longer waits for]:ID: __task_mgmt_tasks' \
        '--delay=[start no earlier than this long from now]:DURATION:' \
        '--at=[start no earlier than this: 2026-01-31T22:00:00Z]:TIME:' \
        '--timeout=[time limit of an attempt]:DURATION:' \
        '--directory=[working directory]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_queued' \
        '*::COMMAND:_normal'
}
_task-mgmt__queue__env() {
    _arguments -s -S \
        '*--set=[set this variable]:NAME=VALUE:' \
        '*--unset=[remove this variable]:NAME:' \
        '*--secret=[take this variable from the worker; the task fails if the worker has…]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_queued'
}
_task-mgmt__queue__restart() {
    _arguments -s -S \
        '(--failed --all-failed -a)'{--failed,--all-failed,-a}'[all that failed for good]' \
        '(--group -g)'{--group=,-g+}'[with --failed: only those of this group]:NAME: __task_mgmt_groups' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__queue__clean() {
    _arguments -s -S \
        '*'{--group=,-g+}'[only tasks of this group]:NAME: __task_mgmt_groups ,' \
        '(--successful-only -s)'{--successful-only,-s}'[keep failed and cancelled ones listed]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__schedules() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only schedules whose next time is then or later: 2025-01-31,…]:TIME:' \
        '--until=[only schedules whose next time is before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: schedule, cron, zone, next_at, catchup, overlap,…]:FIELD,...: __task_mgmt_words , schedule cron zone next_at catchup overlap title quiet_hours group command' \
        '--sort=[sort by these fields (default: by id)]:FIELD[\:desc],...: __task_mgmt_words , schedule cron zone next_at catchup overlap title quiet_hours group command' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__unschedule() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_schedules'
}
_task-mgmt__queue__kill() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[all open tasks of this group]:NAME: __task_mgmt_groups' \
        '--reason=[reason (default: killed)]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_queued'
}
_task-mgmt__queue() {
    __task_mgmt_below _task-mgmt__queue && return
    local -a below
    below=(
        'list:List running and waiting commands, and why they wait.'
        'groups:List queue groups\: paused or not, running and waiting commands.'
        'pause:Start no more tasks of a group; running ones continue.'
        'resume:Start tasks of a paused group again.'
        'parallel:Set how many tasks of a group may run at once.'
        'breakers:List the circuit breakers of task types, and which are open.'
        'breaker:Set the circuit breaker that pauses a task type after failures.'
        'edit:Change the command, priority or conditions of a waiting task.'
        'env:Show or set the environment variables of a waiting task.'
        'restart:Queue ended commands again.'
        'clean:Stop listing queued tasks that have ended.'
        'schedules:List scheduled commands, and when each is next due.'
        'unschedule:Remove a schedule; tasks that it already added stay.'
        'kill:Cancel queued commands; a running one is ended by its worker.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__dead__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only tasks that failed then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only tasks that failed before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, completed_at, attempts, title,…]:FIELD,...: __task_mgmt_words , task_id completed_at attempts title error_message group error_category exit_code' \
        '--sort=[sort by these fields (default: as failed)]:FIELD[\:desc],...: __task_mgmt_words , task_id completed_at attempts title error_message group error_category exit_code' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__dead__requeue() {
    _arguments -s -S \
        '--all[all dead letters]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_dead'
}
_task-mgmt__dead__purge() {
    _arguments -s -S \
        '--all[all dead letters]' \
        '--yes[do it]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_dead'
}
_task-mgmt__dead() {
    __task_mgmt_below _task-mgmt__dead && return
    local -a below
    below=(
        'list:List dead letters\: queued tasks that failed and are not retried.'
        'requeue:Queue dead letters again.'
        'purge:Cancel dead letters; their records stay.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__handler__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: handler, version, percent, attempts, failed, command]:FIELD,...: __task_mgmt_words , handler version percent attempts failed command' \
        '--sort=[sort by these fields (default: by handler)]:FIELD[\:desc],...: __task_mgmt_words , handler version percent attempts failed command' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__handler__set() {
    _arguments -s -S \
        '--version=[version (default: 1 for the first one)]:VERSION:' \
        '--percent=[percentage of the tasks that get it (default: all)]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_handlers' \
        '*::COMMAND:_normal'
}
_task-mgmt__handler__rollback() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_handlers'
}
_task-mgmt__handler() {
    __task_mgmt_below _task-mgmt__handler && return
    local -a below
    below=(
        'list:List handlers, the share of each version and its results.'
        'set:Name a command, or roll a new version out to a share of tasks.'
        'rollback:Roll back the version of a handler that is on trial.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__flag__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: flag, percent]:FIELD,...: __task_mgmt_words , flag percent' \
        '--sort=[sort by these fields (default: by name)]:FIELD[\:desc],...: __task_mgmt_words , flag percent' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__flag__set() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_flags' \
        '2::on|off|N%:'
}
_task-mgmt__flag__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_flags'
}
_task-mgmt__flag__check() {
    _arguments -s -S \
        '--for=[task, user or machine to check (default: whether it is on for everybody)]:ID:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_flags'
}
_task-mgmt__flag() {
    __task_mgmt_below _task-mgmt__flag && return
    local -a below
    below=(
        'list:List feature flags and whom they are on for.'
        'set:Switch a feature on, off, or on for a percentage.'
        'remove:Remove a feature flag\: the feature is off for everybody.'
        'check:Check whether a feature is on for a task, user or machine.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__simulate() {
    _arguments -s -S \
        '*--strategy=[only this one: priority, shortest, deadline, fifo, weighted or…]:STRATEGY: __task_mgmt_words , priority shortest deadline fifo weighted round_robin' \
        '(--slots -j)'{--slots=,-j+}'[how many tasks run at once (default: the fewest that keep up with the…]:N:' \
        '*--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '--last=[only the last N finished tasks (default: 5000)]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only tasks that were created then or later: 2025-01-31,…]:TIME:' \
        '--until=[only tasks that were created before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: strategy, tasks, mean_wait_seconds, p95_wait_seconds,…]:FIELD,...: __task_mgmt_words , strategy tasks mean_wait_seconds p95_wait_seconds urgent_wait_seconds in_time deadlines makespan_seconds' \
        '--sort=[sort by these fields (default: as named)]:FIELD[\:desc],...: __task_mgmt_words , strategy tasks mean_wait_seconds p95_wait_seconds urgent_wait_seconds in_time deadlines makespan_seconds' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__workflow__execute() {
    _arguments -s -S \
        '*'{--param=,-p+}'[parameter of the run]:NAME=VALUE:' \
        '--id=[id of the run (default: generated)]:ID:' \
        '--directory=[working directory of its commands (default: here)]:DIR:_files -/' \
        '--dry-run[print what would be run, without running it]' \
        '--grace=[grace period for commands when this process is stopped (default: 10s)]:DURATION:' \
        '(-q --quiet)'{-q,--quiet}'[do not report steps; print only the run id]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID|FILE: __task_mgmt_workflows_and_files'
}
_task-mgmt__workflow__status() {
    _arguments -s -S \
        '--gantt[draw a Gantt chart instead of a table]' \
        '--html=[write a self-contained HTML page with the chart and the table; - for…]:FILE:_files' \
        '--ascii[draw charts in ASCII only (default: if the locale or TERM has nothing…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__logs() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs' \
        '2::STEP:'
}
_task-mgmt__workflow__history() {
    _arguments -s -S \
        '*'{--status=,-s+}'[only runs with this status]:STATUS:' \
        '--since=[only runs that began then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only runs that began before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: run_id, workflow, status, started_at,…]:FIELD,...: __task_mgmt_words , run_id workflow status started_at duration_seconds attempt error_message version params' \
        '--sort=[sort by these fields (default: newest first)]:FIELD[\:desc],...: __task_mgmt_words , run_id workflow status started_at duration_seconds attempt error_message version params' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_workflows'
}
_task-mgmt__workflow__approve() {
    _arguments -s -S \
        '--reason=[reason, for the record]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs' \
        '2::STEP:'
}
_task-mgmt__workflow__reject() {
    _arguments -s -S \
        '--reason=[reason, for the record]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs' \
        '2::STEP:'
}
_task-mgmt__workflow__signal() {
    _arguments -s -S \
        '*--value=[value to send with it]:NAME=VALUE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs' \
        '2::EVENT:'
}
_task-mgmt__workflow__pause() {
    _arguments -s -S \
        '--reason=[reason, for the record]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__resume() {
    _arguments -s -S \
        '--grace=[grace period for commands when this process is stopped (default: 10s)]:DURATION:' \
        '(-q --quiet)'{-q,--quiet}'[do not report steps; print only the run id]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__cancel() {
    _arguments -s -S \
        '--reason=[reason, for the record]:TEXT:' \
        '--grace=[grace period for commands when this process is stopped (default: 10s)]:DURATION:' \
        '(-q --quiet)'{-q,--quiet}'[do not report steps; print only the run id]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__retry() {
    _arguments -s -S \
        '--step=[step to run again, even if completed (default: all that failed or were…]:NAME:' \
        '--downstream[with --step: also all steps after it]' \
        '--grace=[grace period for commands when this process is stopped (default: 10s)]:DURATION:' \
        '(-q --quiet)'{-q,--quiet}'[do not report steps; print only the run id]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__create() {
    _arguments -s -S \
        '(--file -f)'{--file=,-f+}'[the workflow file, as an option]:FILE:_files' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__workflow__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only workflows whose current version was kept then or later: 2025-01-31,…]:TIME:' \
        '--until=[only workflows whose current version was kept before then; a date is its…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: workflow, version, versions, steps, kept_at,…]:FIELD,...: __task_mgmt_words , workflow version versions steps kept_at description kept_by' \
        '--sort=[sort by these fields (default: by name)]:FIELD[\:desc],...: __task_mgmt_words , workflow version versions steps kept_at description kept_by' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__workflow__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_workflows'
}
_task-mgmt__workflow__validate() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:FILE:_files'
}
_task-mgmt__workflow__schema() {
    _arguments -s -S \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__workflow__template__list() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: template, description, steps, params]:FIELD,...: __task_mgmt_words , template description steps params' \
        '--sort=[sort by these fields (default: by name)]:FIELD[\:desc],...: __task_mgmt_words , template description steps params' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__workflow__template__new() {
    _arguments -s -S \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_templates'
}
_task-mgmt__workflow__template() {
    __task_mgmt_below _task-mgmt__workflow__template && return
    local -a below
    below=(
        'list:List the built-in workflow templates.'
        'new:Print a built-in workflow template, to start a file from.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__workflow() {
    __task_mgmt_below _task-mgmt__workflow && return
    local -a below
    below=(
        'execute:Run a workflow, with a task for each step.'
        'status:Show the state of a workflow run, step by step.'
        'logs:Print the output of a step so far, or list the steps with output.'
        'history:List workflow runs, newest first.'
        'approve:Approve the step that a run waits for.'
        'reject:Reject the step that a run waits for; the step fails.'
        'signal:Send a run the event that a step waits for.'
        'pause:Start no more steps of a run; running ones continue.'
        'resume:Continue a run that is paused or whose process is gone.'
        'cancel:Cancel a run\: stop its commands, then run on_cancel and on_exit.'
        'retry:Run the failed steps of a failed or cancelled run again.'
        'create:Store a workflow in the log directory as a new version, and print its…'
        'list:List stored workflows and their current versions.'
        'show:Print the current definition of a stored workflow.'
        'validate:Check workflow files, and report errors by file, line and column.'
        'schema:Print the JSON Schema of workflow files, for editors.'
        'template:List and copy the built-in workflow templates.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__trigger__add() {
    _arguments -s -S \
        '--workflow=[stored workflow, see '\''workflow create'\'']:ID: __task_mgmt_workflows' \
        '--webhook[on a signed POST to /api/v1/hooks/NAME of '\''serve'\'', as GitHub sends it]' \
        '--credential=[with --webhook: the secret that signs it, see '\''credential set'\'']:NAME: __task_mgmt_credentials' \
        '--file=[on a file that appears or changes]:FILE:_files' \
        '--event=[on an event of a task, such as task.failed; with --webhook: what…]:EVENT:' \
        '--type=[with --event: only of tasks of this type]:TYPE: __task_mgmt_types' \
        '--subsystem=[with --event: only of tasks of this subsystem]:NAME: __task_mgmt_subsystems' \
        '*--where=[only if the event has this value at this path: ref=refs/heads/main]:PATH=VALUE:' \
        '*'{--param=,-p+}'[parameter of the run]:NAME=VALUE:' \
        '*--take=[parameter of the run, taken from the event: commit=head_commit.id]:NAME=PATH:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME:'
}
_task-mgmt__trigger__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: name, on, workflow, where, params, enabled]:FIELD,...: __task_mgmt_words , name on workflow where params enabled' \
        '--sort=[sort by these fields (default: as added)]:FIELD[\:desc],...: __task_mgmt_words , name on workflow where params enabled' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__trigger__enable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_triggers'
}
_task-mgmt__trigger__disable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_triggers'
}
_task-mgmt__trigger__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_triggers'
}
_task-mgmt__trigger__test() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_triggers' \
        '2::FILE:_files'
}
_task-mgmt__trigger__run() {
    _arguments -s -S \
        '--once[look once, wait for the runs that it starts, and exit (the default)]' \
        '--every=[repeat at this interval until stopped by a signal: 5s]:DURATION:' \
        '--directory=[working directory of the workflows'\'' commands (default: here)]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__trigger() {
    __task_mgmt_below _task-mgmt__trigger && return
    local -a below
    below=(
        'add:Start a workflow on a webhook, an event or a file change.'
        'list:List triggers.'
        'enable:Enable a trigger again.'
        'disable:Disable a trigger until it is enabled again.'
        'remove:Remove a trigger; the runs that it started continue.'
        'test:Show what a trigger would start, without starting it.'
        'run:Watch events and files, and run the workflows of triggers.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__agent__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: agent, kind, enabled, capacity, capabilities,…]:FIELD,...: __task_mgmt_words , agent kind enabled capacity capabilities description means' \
        '--sort=[sort by these fields (default: in file order)]:FIELD[\:desc],...: __task_mgmt_words , agent kind enabled capacity capabilities description means' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__agent__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::AGENT: __task_mgmt_agents'
}
_task-mgmt__agent__register() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__agent__run() {
    _arguments -s -S \
        '(--agent -a)'{--agent=,-a+}'[agent to use (default: the one with the best score)]:AGENT: __task_mgmt_agents' \
        '--directory=[working directory, which no tool may leave (default: here)]:DIR:_files -/' \
        '--verify=[shell command that exits with 0 if the task is done; else it is planned…]:LINE:' \
        '*--allow=[allow a tool that is marked as dangerous, for this run]:TOOL:' \
        '--replans=[how often to plan again after a failed step (default: 3)]:N:' \
        '--max-steps=[limit on steps and tool calls (default: the agent'\''s)]:N:' \
        '--max-tokens=[limit on tokens (default: the agent'\''s)]:N:' \
        '--max-cost=[limit on cost, in US dollars (default: the agent'\''s)]:DOLLARS:' \
        '--timeout=[limit on time (default: the agent'\''s)]:DURATION:' \
        '--dry-run[show which agent would do it by which plan, without running it]' \
        '(-q --quiet)'{-q,--quiet}'[do not report steps]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::TASK: __task_mgmt_tasks'
}
_task-mgmt__agent__health() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only agents that worked last then or later: 2025-01-31,…]:TIME:' \
        '--until=[only agents that worked last before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: agent, health, running, capacity, steps, failures,…]:FIELD,...: __task_mgmt_words , agent health running capacity steps failures seen_at note error_rate' \
        '--sort=[sort by these fields (default: in file order)]:FIELD[\:desc],...: __task_mgmt_words , agent health running capacity steps failures seen_at note error_rate' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::AGENT: __task_mgmt_agents'
}
_task-mgmt__agent__enable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::AGENT: __task_mgmt_agents'
}
_task-mgmt__agent__disable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::AGENT: __task_mgmt_agents'
}
_task-mgmt__agent__validate() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:FILE:_files'
}
_task-mgmt__agent__schema() {
    _arguments -s -S \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__agent() {
    __task_mgmt_below _task-mgmt__agent && return
    local -a below
    below=(
        'list:List agents.'
        'show:Show the definition of an agent\: purpose, command, budget.'
        'register:Register the agents in a file, and print their names.'
        'run:Let an agent do a task, with a child task for each step and tool call.'
        'health:Show the health of agents\: current work, recent results, availability.'
        'enable:Enable an agent again.'
        'disable:Disable an agent\: it is given no more tasks.'
        'validate:Check agent files, and report errors by file, line and column.'
        'schema:Print the JSON Schema of agent files, for editors.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__mcp__install-snippet() {
    _arguments -s -S \
        '--command=[path of the program, if the client does not find it on its PATH…]:PROGRAM:' \
        '--read-only[offer read-only tools only]' \
        '--url=[a running server, as http://localhost:8000/mcp, instead of one started…]:URL:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::CLIENT:(claude-code claude-desktop cursor windsurf gemini vscode zed codex)'
}
_task-mgmt__mcp() {
    __task_mgmt_below _task-mgmt__mcp && return
    local -a below
    below=(
        'install-snippet:Print the settings for an MCP client to start '\''task-mgmt mcp'\''.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
    _arguments -s -S \
        '--read-only[offer read-only tools only]' \
        '--actor=[who is doing this, for the audit log (default: the user)]:NAME:' \
        '--worker=[worker name for claims (default: the client'\''s name and a number)]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__task__create() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[title]:TEXT:' \
        '--type=[task type, any word (default: custom)]:TYPE: __task_mgmt_types code_analysis code_generation code_refactoring workflow_orchestration integration_task evaluation_task performance_optimization custom' \
        '--subsystem=[subsystem it belongs to (default: general)]:NAME: __task_mgmt_subsystems' \
        '--description=[description]:TEXT:' \
        '--created-by=[creator (default: the actor)]:NAME: __task_mgmt_creators' \
        '--assign=[assignee]:NAME: __task_mgmt_assignees' \
        '--priority=[priority, 10 is the most urgent (default: 5)]:1-10|NAME:(critical high medium low background)' \
        '--sla=[time allowed from now: 90m, 2h, 1d]:DURATION:' \
        '*--depends-on=[a task that must be completed first]:ID: __task_mgmt_tasks' \
        '*--tag=[tag]:TAG: __task_mgmt_tags' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--input=[input data]:JSON:' \
        '--requires-verification[require verification before completion]' \
        '--no-verification[do not require verification (the default)]' \
        '--id=[id (default: generated)]:ID:' \
        '--key=[create none if a task with this key is open: print that one, so that…]:KEY:' \
        '--rerun-of=[the completed task that this one repeats; it stays completed]:ID: __task_mgmt_tasks' \
        '--start[start it at once]' \
        '--pid=[id of the process that does the work, in a script $$; '\''stuck'\'' reports…]:PID:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__task__start() {
    _arguments -s -S \
        '--measure-every=[with --pid: stay until that process ends, and record this often what it…]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--pid=[id of the process that does the work, in a script $$; '\''stuck'\'' reports…]:PID:' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__progress() {
    _arguments -s -S \
        '--percent=[percentage done, 0 to 100]:N:' \
        '--message=[what it is doing]:TEXT:' \
        '--subtasks-total=[total number of subtasks]:N:' \
        '--subtasks-completed=[number of completed subtasks]:N:' \
        '--subtasks-failed=[number of failed subtasks]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--token=[the number that '\''task claim'\'' printed: refused where somebody else has…]:N:' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__update() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[title]:TEXT:' \
        '--description=[description]:TEXT:' \
        '--assign=[assignee]:NAME: __task_mgmt_assignees' \
        '--priority=[priority, 10 is the most urgent]:1-10|NAME:(critical high medium low background)' \
        '*--tag=[tag to add]:TAG: __task_mgmt_tags' \
        '*--untag=[tag to remove]:TAG: __task_mgmt_tags' \
        '*--depends-on=[another task that must be completed first]:ID: __task_mgmt_tasks' \
        '*--undepend=[a task that it no longer waits for]:ID: __task_mgmt_tasks' \
        '--sla=[time allowed from now: 90m, 2h, 1d]:DURATION:' \
        '--requires-verification[require verification before completion]' \
        '--no-verification[do not require verification]' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '*--context=[where and for what it is done]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__verify() {
    _arguments -s -S \
        '--passed[it passed, so the task may complete]' \
        '--failed[it failed; the task stays open]' \
        '--details=[what was checked, and what was found]:TEXT|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__complete() {
    _arguments -s -S \
        '--verified[its verification passed]' \
        '--verification-failed[its verification failed, so the task ends as failed]' \
        '--details=[what was verified, and what was found]:TEXT|JSON:' \
        '--result=[result]:TEXT|JSON:' \
        '*--metadata=[anything else to keep too]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--token=[the number that '\''task claim'\'' printed: refused where somebody else has…]:N:' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__fail() {
    _arguments -s -S \
        '--error=[error message]:TEXT:' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--token=[the number that '\''task claim'\'' printed: refused where somebody else has…]:N:' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__cancel() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__pause() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__resume() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--pid=[id of the process that does the work, in a script $$; '\''stuck'\'' reports…]:PID:' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__retry() {
    _arguments -s -S \
        '--error=[error message of this attempt]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__queue() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__claim() {
    _arguments -s -S \
        '--next[the most urgent task that can begin, of equally urgent ones the oldest]' \
        '--type=[with --next: only this task type]:TYPE: __task_mgmt_types' \
        '--subsystem=[with --next: only this subsystem]:NAME: __task_mgmt_subsystems' \
        '(--group -g)'{--group=,-g+}'[with --next: commands of this queue group, which are skipped otherwise]:NAME: __task_mgmt_groups' \
        '--lease=[lease: how long nobody else gets it without a heartbeat, 1s to 30d…]:DURATION:' \
        '--worker=[worker (default: the actor)]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__task__heartbeat() {
    _arguments -s -S \
        '--token=[the number that '\''task claim'\'' printed]:N:' \
        '--lease=[lease from now on, 1s to 30d (default: as when it was claimed)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__release() {
    _arguments -s -S \
        '--token=[the number that '\''task claim'\'' printed]:N:' \
        '--error=[error message, if that is why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__snapshot() {
    _arguments -s -S \
        '--percent=[percentage done, 0 to 100]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__list() {
    _arguments -s -S \
        '--id=[with an id that begins so]:START:' \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*'{-s+,--status=}'[in this status; running means active]:STATUS: __task_mgmt_words , pending queued active running paused retrying completed failed cancelled' \
        '*--type=[of this type]:TYPE: __task_mgmt_types ,' \
        '*--created-by=[with this creator]:NAME: __task_mgmt_creators ,' \
        '*--assigned-to=[with this assignee]:NAME: __task_mgmt_assignees ,' \
        '*--tag=[with this tag; given twice, with both]:TAG: __task_mgmt_tags ,' \
        '*--proof=[ended, and that is known by this: somebody said so, the process was…]:claimed|observed|checked|sealed: __task_mgmt_words , claimed observed checked sealed' \
        '--priority=[of this priority: 8, high, 5..8, 8.. or '\''>=8'\'']:RANGE:' \
        '--text=[with this in the title or the description]:TEXT:' \
        '--overdue[still open after their deadline]' \
        '--after=[only those after this task in the same order, for the next page]:ID: __task_mgmt_tasks' \
        '--since=[created then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[created before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--ended-since=[ended then or later: 2025-01-31, 2025-01-31T12:00, 2025-01-31T12:00:00Z…]:TIME:' \
        '--ended-until=[ended before then; a date is its whole day]:TIME:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '*--against=[a checkpoint that was kept elsewhere, or several in one file: the log…]:FILE|git-tag[\:NAME]:' \
        '*--key=[a key that may have signed it, as '\''audit key show'\'' prints it (default:…]:VKEY:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, task_type, subsystem, title, description,…]:FIELD,...: __task_mgmt_words , task_id task_type subsystem title description created_by assigned_to status priority created_at started_at completed_at updated_at duration_seconds duration_from progress_percent progress_message cpu_seconds memory_peak_mb memory_avg_mb disk_read_mb disk_write_mb network_tx_mb network_rx_mb storage_delta_mb dataset_size_mb vectors_processed tokens_processed model_size_mb epochs_completed subtasks_total subtasks_completed subtasks_failed retries_count attempt attempts verification_required verification_status verification_details verification_passes verification_failures proof depends_on blocks context metadata tags input result resource_usage ml_metrics error_message error_count last_error_at reason owner escalation sla_hours sla_deadline sla_met' \
        '--sort=[sort by these fields (default: open ones first, then the newest)]:FIELD[\:desc],...: __task_mgmt_words , task_id task_type subsystem title description created_by assigned_to status priority created_at started_at completed_at updated_at duration_seconds duration_from progress_percent progress_message cpu_seconds memory_peak_mb memory_avg_mb disk_read_mb disk_write_mb network_tx_mb network_rx_mb storage_delta_mb dataset_size_mb vectors_processed tokens_processed model_size_mb epochs_completed subtasks_total subtasks_completed subtasks_failed retries_count attempt attempts verification_required verification_status verification_details verification_passes verification_failures proof depends_on blocks context metadata tags input result resource_usage ml_metrics error_message error_count last_error_at reason owner escalation sla_hours sla_deadline sla_met' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__task__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '*--against=[a checkpoint that was kept elsewhere, or several in one file: the log…]:FILE|git-tag[\:NAME]:' \
        '*--key=[a key that may have signed it, as '\''audit key show'\'' prints it (default:…]:VKEY:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task__history() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only events that happened then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only events that happened before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: ts, event, actor, fields]:FIELD,...: __task_mgmt_words , ts event actor fields' \
        '--sort=[sort by these fields (default: as recorded)]:FIELD[\:desc],...: __task_mgmt_words , ts event actor fields' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__task__snapshots() {
    _arguments -s -S \
        '--plot[draw each figure over time instead: all of them, or those of --columns]' \
        '--ascii[draw charts in ASCII only (default: if the locale or TERM has nothing…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only reports that were made then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only reports that were made before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: ts, event, progress_percent, percent_per_minute,…]:FIELD,...: __task_mgmt_words , ts event progress_percent percent_per_minute expected_done_at cpu_seconds memory_peak_mb memory_avg_mb disk_read_mb disk_write_mb network_tx_mb network_rx_mb storage_delta_mb dataset_size_mb vectors_processed tokens_processed model_size_mb epochs_completed ml_metrics progress_message' \
        '--sort=[sort by these fields (default: as recorded)]:FIELD[\:desc],...: __task_mgmt_words , ts event progress_percent percent_per_minute expected_done_at cpu_seconds memory_peak_mb memory_avg_mb disk_read_mb disk_write_mb network_tx_mb network_rx_mb storage_delta_mb dataset_size_mb vectors_processed tokens_processed model_size_mb epochs_completed ml_metrics progress_message' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__task__deps() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: relation, task_id, status, title]:FIELD,...: __task_mgmt_words , relation task_id status title' \
        '--sort=[sort by these fields (default: as given)]:FIELD[\:desc],...: __task_mgmt_words , relation task_id status title' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__task__order() {
    _arguments -s -S \
        '--strategy=[order of the tasks that could be next: priority (the most urgent; the…]:STRATEGY:(priority shortest deadline resource fifo weighted round_robin)' \
        '--workers=[plan for N workers: when each task would start and end, in fields of…]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: position, task_id, status, priority, title,…]:FIELD,...: __task_mgmt_words , position task_id status priority title waits_for urgency unreachable_by' \
        '--sort=[sort by these fields (default: as they can be done)]:FIELD[\:desc],...: __task_mgmt_words , position task_id status priority title waits_for urgency unreachable_by' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__task__watch() {
    _arguments -s -S \
        '--from-start[start with the first event of the log, not with the next]' \
        '--count=[exit after N events]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_tasks'
}
_task-mgmt__task() {
    __task_mgmt_below _task-mgmt__task && return
    local -a below
    below=(
        'create:Register a task and print its id.'
        'start:Start tasks.'
        'progress:Report the progress of tasks.'
        'update:Change the fields of tasks.'
        'verify:Record whether tasks passed verification.'
        'complete:Complete tasks.'
        'fail:Fail tasks.'
        'cancel:Cancel tasks.'
        'pause:Pause tasks.'
        'resume:Resume paused tasks.'
        'retry:Start another attempt at active, failed or cancelled tasks.'
        'queue:Put tasks into a queue.'
        'claim:Claim a task for your own worker, and print its id and token.'
        'heartbeat:Renew the lease on a claimed task.'
        'release:Release a claimed task for another worker.'
        'snapshot:Report the resource use of tasks so far.'
        'list:List the tasks that match all filters; values of one option are…'
        'show:Show everything known about a task.'
        'history:List the events of a task, in log order.'
        'snapshots:List the progress reports and snapshots of a task.'
        'deps:Show what a task depends on, and what depends on it.'
        'order:List open tasks in dependency order\: blockers first, then the most…'
        'watch:Print task events as they are written, until interrupted.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__expect__add() {
    _arguments -s -S \
        '--every=[interval between starts: 1d, 6h]:DURATION:' \
        '--cron=[schedule as a five-field cron expression: '\''0 3 * * 1-5'\'']:SCHEDULE:' \
        '--grace=[how late it may start (default: 1h)]:DURATION:' \
        '--min-duration=[report a run shorter than this as too short]:DURATION:' \
        '--type=[the type of its tasks (default: NAME, without the next two)]:TYPE: __task_mgmt_types' \
        '--title=[their title]:TEXT:' \
        '--subsystem=[their subsystem]:NAME: __task_mgmt_subsystems' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME:'
}
_task-mgmt__expect__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_expectations'
}
_task-mgmt__expect__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only expected runs that are due next then or later: 2025-01-31,…]:TIME:' \
        '--until=[only expected runs that are due next before then; a date is its whole…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: name, state, schedule, last_run_at, next_due_at,…]:FIELD,...: __task_mgmt_words , name state schedule last_run_at next_due_at grace min_duration why last_run_id subsystem task_type title missed since task_id' \
        '--sort=[sort by these fields (default: by name)]:FIELD[\:desc],...: __task_mgmt_words , name state schedule last_run_at next_due_at grace min_duration why last_run_id subsystem task_type title missed since task_id' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__expect__check() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only expected runs that went missing then or later: 2025-01-31,…]:TIME:' \
        '--until=[only expected runs that went missing before then; a date is its whole…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: name, state, schedule, last_run_at, next_due_at,…]:FIELD,...: __task_mgmt_words , name state schedule last_run_at next_due_at grace min_duration why last_run_id subsystem task_type title missed since task_id' \
        '--sort=[sort by these fields (default: by name)]:FIELD[\:desc],...: __task_mgmt_words , name state schedule last_run_at next_due_at grace min_duration why last_run_id subsystem task_type title missed since task_id' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__expect__escalate() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__expect() {
    __task_mgmt_below _task-mgmt__expect && return
    local -a below
    below=(
        'add:Declare a run that must recur.'
        'remove:Remove an expected run.'
        'list:List expected runs and the state of each.'
        'check:Report expected runs that are missing, late or too short.'
        'escalate:Record expected runs that are missing, late or too short, each…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__alert__add() {
    _arguments -s -S \
        '*--on=[condition to alert on]:EVENT:(task_failed dead_letter sla_missed anomaly incident_open run_missing)' \
        '--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems' \
        '--type=[only tasks of this type]:TYPE: __task_mgmt_types' \
        '--open-for=[how long an incident may be open (default: 1h)]:DURATION:' \
        '--webhook=[URL to post the facts to, as JSON]:URL:' \
        '--webhook-file=[read the URL from the first line of this file, if it is a secret]:FILE:_files' \
        '--allow-private[with --webhook: allow addresses of this machine, such as localhost, and…]' \
        '--sign-file=[sign the request body with the key in the first line of this file…]:FILE:_files' \
        '--sign-variable=[sign it with the key in this environment variable of '\''alert run'\'']:NAME:' \
        '--mail=[address to mail to, by sendmail]:ADDRESS:' \
        '--sendmail=[the sendmail program (default: /usr/sbin/sendmail)]:PROGRAM:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME:' \
        '*::COMMAND:_normal'
}
_task-mgmt__alert__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_alerts'
}
_task-mgmt__alert__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only alerts that were added then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only alerts that were added before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: name, on, deliver, subsystem, task_type, delivered,…]:FIELD,...: __task_mgmt_words , name on deliver subsystem task_type delivered failed fault task_id added_at' \
        '--sort=[sort by these fields (default: as added)]:FIELD[\:desc],...: __task_mgmt_words , name on deliver subsystem task_type delivered failed fault task_id added_at' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__alert__check() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only what happened then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only what happened before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: alert, on, at, text, id]:FIELD,...: __task_mgmt_words , alert on at text id' \
        '--sort=[sort by these fields (default: by time)]:FIELD[\:desc],...: __task_mgmt_words , alert on at text id' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__alert__test() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_alerts'
}
_task-mgmt__alert__run() {
    _arguments -s -S \
        '--once[deliver what is due, then exit (the default)]' \
        '--every=[repeat at this interval until stopped by a signal: 30s]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__alert() {
    __task_mgmt_below _task-mgmt__alert && return
    local -a below
    below=(
        'add:Add an alert rule, and how it is delivered.'
        'remove:Remove an alert rule.'
        'list:List alert rules, and what they have delivered.'
        'check:List pending alerts without delivering them.'
        'test:Deliver a test alert by a rule.'
        'run:Deliver pending alerts, each occurrence once.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__events__publish() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::EVENT:' \
        '*:JSON|K=V:'
}
_task-mgmt__events__ingest() {
    _arguments -s -S \
        '--strict[write nothing unless every line is a new or known event]' \
        '--keep-order[record lines in input order (default: in time order); required for an…]' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__events__follow() {
    _arguments -s -S \
        '--event=[only events whose names begin with this, such as task.failed]:PREFIX:' \
        '--task=[only those of this task]:ID: __task_mgmt_tasks' \
        '--from-start[show past events first, then new ones]' \
        '--from=[go on after the event with this id, as the server gives it: where the…]:ID:' \
        '--count=[exit after N events]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__events() {
    __task_mgmt_below _task-mgmt__events && return
    local -a below
    below=(
        'publish:Publish one event and print the task id.'
        'ingest:Ingest a file of events; known events are skipped.'
        'follow:Print each event as a JSON line as it is written.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__incident__open() {
    _arguments -s -S \
        '--failure-mode=[failure mode, a word that recurs: port_in_use]:MODE: __task_mgmt_failure_modes' \
        '--severity=[severity: critical, high, medium or low]:LEVEL:(critical high medium low)' \
        '--detected-at=[time of detection, 2025-01-31T12:00:00Z or 90s for that long ago…]:TIME:' \
        '(--occurred-at --started-at)'{--occurred-at=,--started-at=}'[time the fault began, if known: 2025-01-31T12:00:00Z or 90s for that…]:TIME:' \
        '--title=[one-line title, kept in its metadata]:TEXT:' \
        '--playbook=[the playbook that is to heal it]:NAME: __task_mgmt_playbooks' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--key=[open none if one with this key is open: print that one and count another…]:KEY:' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__incident__remediate() {
    _arguments -s -S \
        '*--action=[remedy that was applied]:ACTION:' \
        '--error=[why remediation failed]:TEXT:' \
        '--by-hand[resolved by a person, not a playbook (for resolve)]' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--at=[when it happened, if that is not now: 2025-01-31T12:00:00Z or 90s (that…]:TIME:' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_incidents'
}
_task-mgmt__incident__resolve() {
    _arguments -s -S \
        '*--action=[remedy that was applied]:ACTION:' \
        '--error=[why remediation failed]:TEXT:' \
        '--by-hand[resolved by a person, not a playbook (for resolve)]' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--at=[when it happened, if that is not now: 2025-01-31T12:00:00Z or 90s (that…]:TIME:' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_incidents'
}
_task-mgmt__incident__fail() {
    _arguments -s -S \
        '*--action=[remedy that was applied]:ACTION:' \
        '--error=[why remediation failed]:TEXT:' \
        '--by-hand[resolved by a person, not a playbook (for resolve)]' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--at=[when it happened, if that is not now: 2025-01-31T12:00:00Z or 90s (that…]:TIME:' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_incidents'
}
_task-mgmt__incident__list() {
    _arguments -s -S \
        '*'{-s+,--status=}'[only in this status]:detected|remediating|resolved|failed: __task_mgmt_words , detected remediating resolved failed' \
        '*--failure-mode=[only of this failure mode]:MODE: __task_mgmt_failure_modes ,' \
        '*--severity=[only of this severity]:LEVEL: __task_mgmt_words , critical high medium low' \
        '--since=[only those that were detected then or later: 2025-01-31,…]:TIME:' \
        '--until=[only those that were detected before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: incident_id, status, severity, failure_mode,…]:FIELD,...: __task_mgmt_words , incident_id status severity failure_mode mttr_seconds detected_at title resolved_at playbook_name task_id' \
        '--sort=[sort by these fields (default: newest first)]:FIELD[\:desc],...: __task_mgmt_words , incident_id status severity failure_mode mttr_seconds detected_at title resolved_at playbook_name task_id' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__incident__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:ID: __task_mgmt_incidents'
}
_task-mgmt__incident__reconcile() {
    _arguments -s -S \
        '--fix[register the tasks and ends that are missing, with the times of the…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: kind, incident_id, incident_status, task_id,…]:FIELD,...: __task_mgmt_words , kind incident_id incident_status task_id task_status' \
        '--sort=[sort by these fields (default: by incident)]:FIELD[\:desc],...: __task_mgmt_words , kind incident_id incident_status task_id task_status' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__incident() {
    __task_mgmt_below _task-mgmt__incident && return
    local -a below
    below=(
        'open:Record an incident and print its id.'
        'remediate:Record that an incident is being remediated.'
        'resolve:Record that an incident is resolved, and complete its task.'
        'fail:Record that an incident could not be healed, and fail its task.'
        'list:List incidents, newest first.'
        'show:Show an incident and all its records.'
        'reconcile:Report differences between the incident log and the registry.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__heal__run() {
    _arguments -s -S \
        '--once[check the playbooks once, then exit (the default)]' \
        '--every=[repeat at this interval until stopped by a signal: 10s]:DURATION:' \
        '--dry-run[show what is detected and what would be done, without doing or recording…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:PLAYBOOK:_files'
}
_task-mgmt__heal__trigger() {
    _arguments -s -S \
        '--port=[port on 127.0.0.1 (default: a free one)]:PORT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FAILURE:(port_in_use)'
}
_task-mgmt__heal__validate() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:FILE:_files'
}
_task-mgmt__heal__schema() {
    _arguments -s -S \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__heal() {
    __task_mgmt_below _task-mgmt__heal && return
    local -a below
    below=(
        'run:Detect failures by playbook and heal them, each as an incident.'
        'trigger:Cause a real failure, heal it, and print the records in both logs.'
        'validate:Check playbooks, and report errors by file, line and column.'
        'schema:Print the JSON Schema of playbooks, for editors.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__learn__train() {
    _arguments -s -S \
        '--model=[name of the model]:NAME:' \
        '--ml-from=[record metrics from this file: a JSON object, or one per line, of which…]:FILE:_files' \
        '--ml-line=[take its metrics from its output: '\''loss (?<loss>\S+)'\'', or a name and a…]:REGEX:' \
        '--timeout=[time limit for it and all its descendants (default: none)]:DURATION:' \
        '--measure-every=[interval of resource snapshots (default: 30s) (or TASK_MGMT_MONITORING)]:DURATION|off:' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::COMMAND:_normal'
}
_task-mgmt__learn__loop() {
    _arguments -s -S \
        '--once[make one pass, then exit (the default)]' \
        '--every=[make a pass whenever the log has grown, with this pause in between,…]:DURATION:' \
        '--dry-run[show what a pass finds and would do, without recording or changing…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learn__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::VERSION:'
}
_task-mgmt__learn__diff() {
    _arguments -s -S \
        '--against=[another version, or standards (default: the one that it replaced)]:VERSION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::VERSION:'
}
_task-mgmt__learn__rollback() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::VERSION:'
}
_task-mgmt__learn() {
    __task_mgmt_below _task-mgmt__learn && return
    local -a below
    below=(
        'train:Run a training command, record its metrics, and verify it by validation…'
        'loop:Learn settings from finished tasks, and publish those that beat the ones…'
        'show:Show the learned settings in force, or of a version, with the figures…'
        'diff:List the settings that differ between two versions.'
        'rollback:Put an older version'\''s settings in force again, as a new version.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__learning__event() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[title]:TEXT:' \
        '--description=[description]:TEXT:' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--start[start it at once]' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning__training() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[title]:TEXT:' \
        '--description=[description]:TEXT:' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--start[start it at once]' \
        '--type=[what kind of training it is (default: training_job)]:TYPE: __task_mgmt_types' \
        '--subsystem=[whose model it is (default: learning); another one has training jobs of…]:NAME: __task_mgmt_subsystems' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--pid=[id of the process that does the work, in a script $$; '\''stuck'\'' reports…]:PID:' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning__config() {
    _arguments -s -S \
        '--component=[component that is configured]:NAME:' \
        '(--title --name)'{--title=,--name=}'[title]:TEXT:' \
        '--risk=[risk; the policy may raise it, never lower it]:low|medium|high:(low medium high)' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning__knowledge() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[title]:TEXT:' \
        '--description=[description]:TEXT:' \
        '*--metadata=[further metadata to keep with it]:K=V|JSON:' \
        '--start[start it at once]' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning__progress() {
    _arguments -s -S \
        '--percent=[percentage done]:0-100:' \
        '--message=[what is being done]:TEXT:' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_learning'
}
_task-mgmt__learning__complete() {
    _arguments -s -S \
        '--result=[result]:JSON|K=V:' \
        '--failed[it failed]' \
        '--error=[error message]:TEXT:' \
        '--cpu-seconds=[CPU time in seconds]:N:' \
        '--memory-peak-mb=[peak memory in megabytes]:N:' \
        '*--resource=[another resource figure, such as disk_read_mb=120, or one of your own]:K=N|JSON:' \
        '*--ml=[ML metric, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print refusals only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_learning'
}
_task-mgmt__learning__list() {
    _arguments -s -S \
        '*--type=[only of this kind]:TYPE: __task_mgmt_types , learning_event training_job config_update knowledge_acquisition' \
        '*'{-s+,--status=}'[only in this status]:STATUS:' \
        '--since=[only those that were created then or later: 2025-01-31,…]:TIME:' \
        '--until=[only those that were created before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, status, task_type, title, version,…]:FIELD,...: __task_mgmt_words , task_id status task_type title version progress_percent created_at completed_at approval' \
        '--sort=[sort by these fields (default: newest first)]:FIELD[\:desc],...: __task_mgmt_words , task_id status task_type title version progress_percent created_at completed_at approval' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning() {
    __task_mgmt_below _task-mgmt__learning && return
    local -a below
    below=(
        'event:Record a learning event and print its id.'
        'training:Record a training job and print its id.'
        'config:Record a configuration update; print its id and version.'
        'knowledge:Record acquired knowledge and print its id.'
        'progress:Report the progress of a learning activity, and start it if it waits.'
        'complete:Finish a learning activity.'
        'list:List learning activities, newest first.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__governance__list() {
    _arguments -s -S \
        '*--state=[only in this state]:held|approved|rejected|withdrawn: __task_mgmt_words , held approved rejected withdrawn' \
        '--since=[only those that were registered then or later: 2025-01-31,…]:TIME:' \
        '--until=[only those that were registered before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, state, risk, component, version,…]:FIELD,...: __task_mgmt_words , task_id state risk component version proposed_by decided_by approval_id created_at reason' \
        '--sort=[sort by these fields (default: newest first)]:FIELD[\:desc],...: __task_mgmt_words , task_id state risk component version proposed_by decided_by approval_id created_at reason' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__governance__approve() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_updates'
}
_task-mgmt__governance__reject() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_updates'
}
_task-mgmt__governance() {
    __task_mgmt_below _task-mgmt__governance && return
    local -a below
    below=(
        'list:List configuration updates, decided or pending approval, newest first.'
        'approve:Approve a pending update, and print its approval id.'
        'reject:Reject a pending update, and cancel its task.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__evidence__healing() {
    _arguments -s -S \
        '--since=[only incidents that were detected then or later: 2025-01-31,…]:TIME:' \
        '--until=[only incidents that were detected before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__evidence__learning() {
    _arguments -s -S \
        '--since=[only entries of the audit log that were written then or later:…]:TIME:' \
        '--until=[only entries of the audit log that were written before then; a date is…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__evidence__unified() {
    _arguments -s -S \
        '*--expect=[a subsystem that should report, or a file that says in which phase which…]:NAME,…|FILE.yaml:' \
        '--since=[only tasks that were created then or later: 2025-01-31,…]:TIME:' \
        '--until=[only tasks that were created before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '*--against=[a checkpoint that was kept elsewhere, or several in one file: the log…]:FILE|git-tag[\:NAME]:' \
        '*--key=[a key that may have signed it, as '\''audit key show'\'' prints it (default:…]:VKEY:' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__evidence() {
    __task_mgmt_below _task-mgmt__evidence && return
    local -a below
    below=(
        'healing:Report whether self-healing works.'
        'learning:Report whether learning takes place.'
        'unified:Report whether the registry tracks all subsystems.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__stats__compare() {
    _arguments -s -S \
        '--against=[beside each figure, that of the period of the same length right before,…]:previous:(previous)' \
        '*--type=[only tasks of this type]:TYPE: __task_mgmt_types ,' \
        '--since=[only tasks that ended then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only tasks that ended before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--period=[in place of --since: so long before --until, or before now]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:SUBSYSTEM: __task_mgmt_subsystems'
}
_task-mgmt__stats() {
    __task_mgmt_below _task-mgmt__stats && return
    local -a below
    below=(
        'compare:Compare subsystems, or a period with the one before.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
    _arguments -s -S \
        '--by=[group by one or more of subsystem, type, status, creator, tag, day, hour…]:WORD,...: __task_mgmt_words , subsystem type status creator proof tag day hour' \
        '*--subsystem=[only of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*--type=[only of this type]:TYPE: __task_mgmt_types ,' \
        '--since=[only tasks that ended then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only tasks that ended before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--period=[in place of --since: so long before --until, or before now]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '*--against=[a checkpoint that was kept elsewhere, or several in one file: the log…]:FILE|git-tag[\:NAME]:' \
        '*--key=[a key that may have signed it, as '\''audit key show'\'' prints it (default:…]:VKEY:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__forecast__remaining() {
    _arguments -s -S \
        '--active[all running tasks]' \
        '--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems' \
        '--all-outcomes[count failed and cancelled runs too]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only tasks that were started then or later: 2025-01-31,…]:TIME:' \
        '--until=[only tasks that were started before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, subsystem, task_type, running_seconds,…]:FIELD,...: __task_mgmt_words , task_id subsystem task_type running_seconds p50_remaining_seconds p90_remaining_seconds p95_remaining_seconds p50_eta p90_eta p95_eta basis sample_size started_at note' \
        '--sort=[sort by these fields (default: by the least time left)]:FIELD[\:desc],...: __task_mgmt_words , task_id subsystem task_type running_seconds p50_remaining_seconds p90_remaining_seconds p95_remaining_seconds p50_eta p90_eta p95_eta basis sample_size started_at note' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__forecast__backtest() {
    _arguments -s -S \
        '--by=[also for each of these; runs: by how many of its group had ended when a…]:group|type|subsystem|runs:(group type subsystem runs)' \
        '--metric=[metric: duration, cpu, memory or storage (default: duration)]:WORD:(duration cpu memory storage)' \
        '--first=[score only the first N tasks to end, while little is known (default:…]:N:' \
        '--level=[share of the tasks that the interval should hold (default: 0.9)]:SHARE:' \
        '--all-outcomes[count failed and cancelled runs too]' \
        '--remaining[measure forecasts of the remaining time of running tasks instead]' \
        '--standard[use the built-in settings (default: the learned settings in force)]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__forecast() {
    __task_mgmt_below _task-mgmt__forecast && return
    local -a below
    below=(
        'remaining:Forecast how much longer running tasks will take.'
        'backtest:Measure how good forecasts would have been, by replaying history.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
    _arguments -s -S \
        '--subsystem=[of this subsystem (default: all)]:NAME: __task_mgmt_subsystems' \
        '--type=[of tasks of this type]:TYPE: __task_mgmt_types' \
        '--title=[and of this title (default: any)]:TEXT:' \
        '--created-by=[and by this creator (default: any)]:NAME: __task_mgmt_creators' \
        '*--metadata=[and with this in its metadata (default: any)]:KEY=VALUE:' \
        '--metric=[metric: duration, cpu, memory or storage (default: duration)]:WORD:(duration cpu memory storage)' \
        '--last=[number of recent runs that the figures are of (default: 100)]:N:' \
        '--all-outcomes[count failed and cancelled runs too]' \
        '--borrow[if there is no such run, use those of the type, the subsystem or all…]' \
        '--level=[share of the tasks that the interval should hold (default: 0.9)]:SHARE:' \
        '--within=[report the probability of ending within this time, and exit with 1 if it…]:DURATION:' \
        '--deadline=[the same for a deadline, as a point in time]:TIME:' \
        '--confidence=[required probability for --within or --deadline (default: 0.9)]:SHARE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__anomalies() {
    _arguments -s -S \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*--type=[of this type]:TYPE: __task_mgmt_types ,' \
        '*--metric=[metric to check (default: duration; with --thresholds all)]:duration|cpu|memory|io|storage|all: __task_mgmt_words , duration cpu memory io storage all' \
        '--kind=[single tasks, or shifts of whole groups (default: task)]:task|shift:(task shift)' \
        '--method=[rule that decides what is anomalous (default: ratio)]:ratio|robust|forecast:(ratio robust forecast)' \
        '--direction=[what took too much, what succeeded and took too little, or both…]:slow|fast|both:(slow fast both)' \
        '--factor=[by ratio: multiple of the mean that is too much, and of its speed that…]:NUMBER:' \
        '--score=[by robust: deviations from the median that are too many (default: 3.5)]:NUMBER:' \
        '--alarms=[by forecast: accepted false alarms in 1,000 normal runs (default: 10)]:NUMBER:' \
        '--thresholds[list the limits of every group instead]' \
        '--fail[exit with 1 if anything is listed]' \
        '--since=[what ended, or without --until runs; of shifts those that began then or…]:TIME:' \
        '--until=[what ended, or without --until runs; of shifts those that began before…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, subsystem, task_type, title, metric, value,…]:FIELD,...: __task_mgmt_words , task_id subsystem task_type title metric value expected_min expected_max ratio severity direction at unit baseline status' \
        '--sort=[sort by these fields (default: worst first)]:FIELD[\:desc],...: __task_mgmt_words , task_id subsystem task_type title metric value expected_min expected_max ratio severity direction at unit baseline status' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__stuck() {
    _arguments -s -S \
        '--longer-than=[active for longer than this: 90m, or p95x3 for three times the 95th…]:DURATION|p95xN:' \
        '--no-progress=[without progress for longer than this, once it has reported some…]:DURATION:' \
        '--restarts=[restarted or retried at least this often (default: 3)]:N:' \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '--sweep[end those whose process is gone as failed, with the error '\''lost'\'']' \
        '--investigate[say what each is doing: its processes, what they sleep in and use, its…]' \
        '--fail[exit with 1 if there are any]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '--since=[only tasks that were started then or later: 2025-01-31,…]:TIME:' \
        '--until=[only tasks that were started before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, subsystem, task_type, title, status,…]:FIELD,...: __task_mgmt_words , task_id subsystem task_type title status started_at active_since running_seconds limit_seconds limit_runs reasons restarts progress_percent last_progress_at last_heard_at owner_pid owner_boot_id' \
        '--sort=[sort by these fields (default: longest first)]:FIELD[\:desc],...: __task_mgmt_words , task_id subsystem task_type title status started_at active_since running_seconds limit_seconds limit_runs reasons restarts progress_percent last_progress_at last_heard_at owner_pid owner_boot_id' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__sla__escalate() {
    _arguments -s -S \
        '--dry-run[show which would be escalated, without recording it]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__sla() {
    __task_mgmt_below _task-mgmt__sla && return
    local -a below
    below=(
        'escalate:Record open tasks past their deadline, once per level.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
    _arguments -s -S \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '--at-risk=[percentage of its time from which a task is at risk (default: 80)]:PERCENT:' \
        '(-L --limit)'{-L+,--limit=}'[at most N open tasks, the most urgent ones, 0 for all (default: 20 in a…]:N:' \
        '--since=[of the ended tasks only those that ended then or later: 2025-01-31,…]:TIME:' \
        '--until=[of the ended tasks only those that ended before then; a date is its…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__mttr() {
    _arguments -s -S \
        '--by=[a line for each failure_mode (the default), severity, playbook or day of…]:WHAT:(failure_mode severity playbook day)' \
        '--compare-placeholder[show the 45 s that earlier systems reported, a constant that nobody…]' \
        '--fail[exit with 1 if a target is missed or repairs have become slower]' \
        '--since=[only incidents that were detected then or later: 2025-01-31,…]:TIME:' \
        '--until=[only incidents that were detected before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__trend() {
    _arguments -s -S \
        '--by=[time step, in UTC (default: day)]:day|hour:(day hour)' \
        '*--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*--type=[only tasks of this type]:TYPE: __task_mgmt_types ,' \
        '--plot[draw a chart even if the output is not a terminal]' \
        '--no-plot[print a table even on a terminal]' \
        '--since=[of what ended then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[of what ended before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--ascii[draw charts in ASCII only (default: if the locale or TERM has nothing…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::METRIC:(duration duration_p95 duration_avg queue tasks success_rate failures retries sla_met_rate verification_rate cpu memory disk_read disk_write network storage mttr)'
}
_task-mgmt__insights() {
    _arguments -s -S \
        '--since=[of runs that ended and incidents that were detected then or later…]:TIME:' \
        '--until=[of runs that ended and incidents that were detected before then; a date…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: kind, subsystem, task_type, sentence, figures,…]:FIELD,...: __task_mgmt_words , kind subsystem task_type sentence figures severity command' \
        '--sort=[sort by these fields (default: most important first)]:FIELD[\:desc],...: __task_mgmt_words , kind subsystem task_type sentence figures severity command' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 20)]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__evaluate() {
    _arguments -s -S \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*--type=[of this type]:TYPE: __task_mgmt_types ,' \
        '--since=[what ended then or later (default: 30d, or so long before --until):…]:TIME:' \
        '--until=[what ended before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: subsystem, task_type, runs, score, trend, success,…]:FIELD,...: __task_mgmt_words , subsystem task_type runs score trend success verification cost stability efficiency_percent memory_headroom_percent cores_assumed runs_before score_before success_before verification_before stability_before' \
        '--sort=[sort by these fields (default: worst first)]:FIELD[\:desc],...: __task_mgmt_words , subsystem task_type runs score trend success verification cost stability efficiency_percent memory_headroom_percent cores_assumed runs_before score_before success_before verification_before stability_before' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__knowledge__search() {
    _arguments -s -S \
        '*--source=[only among these]:task|incident|insight: __task_mgmt_words , task incident insight' \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*--type=[of this type, or failure mode]:TYPE: __task_mgmt_types ,' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[what was last reported then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[what was last reported before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: source, id, subsystem, task_type, title, same, at,…]:FIELD,...: __task_mgmt_words , source id subsystem task_type title same at score' \
        '--sort=[sort by these fields (default: best first)]:FIELD[\:desc],...: __task_mgmt_words , source id subsystem task_type title same at score' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 10)]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:WORD:'
}
_task-mgmt__knowledge__categories() {
    _arguments -s -S \
        '*--category=[a category in place of the usual ones: code, codebases, datasets,…]:NAME:' \
        '--dir=[where each category has a directory (default: '\''knowledge'\'' beside the log…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: category, records, files, bytes, exists, directory]:FIELD,...: __task_mgmt_words , category records files bytes exists directory' \
        '--sort=[sort by these fields (default: by name)]:FIELD[\:desc],...: __task_mgmt_words , category records files bytes exists directory' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__knowledge() {
    __task_mgmt_below _task-mgmt__knowledge && return
    local -a below
    below=(
        'search:Search titles, errors and metadata, best match first.'
        'categories:List the knowledge storage categories\: directories, files, records.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__top() {
    _arguments -s -S \
        '(-d --interval)'{-d+,--interval=}'[refresh interval, at least 100ms (default: 2s)]:DURATION:' \
        '--once[print once and exit]' \
        '--count=[print N times, without keys, and exit]:N:' \
        '--filter=[only tasks with these words in id, title, subsystem, type or status]:WORDS:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__dashboard() {
    _arguments -s -S \
        '--days=[number of days to cover, today included (default: 14)]:N:' \
        '*--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '--html=[write a self-contained HTML page to this file, or to standard output for…]:FILE:_files' \
        '--watch[redraw when the log has grown or a task is running, until interrupted]' \
        '--every=[with --watch: refresh interval (default: 2s)]:DURATION:' \
        '--count=[with --watch: exit after N refreshes]:N:' \
        '--ascii[draw charts in ASCII only (default: if the locale or TERM has nothing…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__report__html() {
    _arguments -s -S \
        '--out=[write it to this file (default: standard output)]:FILE:_files' \
        '--since=[what ended or was detected then or later (default: 7d): 2025-01-31,…]:TIME:' \
        '--until=[what ended or was detected before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__report__markdown() {
    _arguments -s -S \
        '--out=[write it to this file (default: standard output)]:FILE:_files' \
        '--since=[what ended or was detected then or later (default: 7d): 2025-01-31,…]:TIME:' \
        '--until=[what ended or was detected before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__report() {
    __task_mgmt_below _task-mgmt__report && return
    local -a below
    below=(
        'html:Write a self-contained HTML report on a period.'
        'markdown:Write a Markdown report on a period.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__audit__list() {
    _arguments -s -S \
        '--by=[only what this actor did]:ACTOR:' \
        '--action=[only actions that begin with this, such as task_ or incident_resolved]:PREFIX:' \
        '--resource=[only what was done to this]:ID: __task_mgmt_tasks' \
        '--since=[entries that were written then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[entries that were written before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: entry_id, timestamp, actor, action, resource,…]:FIELD,...: __task_mgmt_words , entry_id timestamp actor action resource decision metadata witness seq prev hash' \
        '--sort=[sort by these fields (default: newest first)]:FIELD[\:desc],...: __task_mgmt_words , entry_id timestamp actor action resource decision metadata witness seq prev hash' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__verify() {
    _arguments -s -S \
        '--incremental[read only what was written since the last such check that found nothing;…]' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '*--against=[a checkpoint that was kept elsewhere, or several in one file: the log…]:FILE|git-tag[\:NAME]:' \
        '*--key=[a key that may have signed it, as '\''audit key show'\'' prints it (default:…]:VKEY:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__checkpoint() {
    _arguments -s -S \
        '--export=[also put it there: a file outside of the log directory, or a tag in the…]:FILE|git-tag[\:NAME]:' \
        '--unsigned[make an unsigned checkpoint if there is no key]' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__prove() {
    _arguments -s -S \
        '--consistency=[prove instead that the log begins with what it was: a file with an old…]:OLD:' \
        '--checkpoint=[prove it against this checkpoint (default: the newest one)]:FILE:_files' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ENTRY:'
}
_task-mgmt__audit__key__init() {
    _arguments -s -S \
        '--name=[what to call this log in its checkpoints, for ever: best a URL without…]:ORIGIN:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__key__show() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__key__rotate() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__key() {
    __task_mgmt_below _task-mgmt__audit__key && return
    local -a below
    below=(
        'init:Create the key that signs checkpoints of this log, and print its public…'
        'show:Print the public part of the key that signs checkpoints of this log.'
        'rotate:Replace the signing key, and print the statement of succession.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__audit() {
    __task_mgmt_below _task-mgmt__audit && return
    local -a below
    below=(
        'list:List audit entries, newest first.'
        'verify:Verify that the record has not been changed since it was written.'
        'checkpoint:Sign the current state of the audit log, as a note to keep elsewhere.'
        'prove:Prove to an outsider that an entry is in the log, or that it only grew.'
        'key:Manage the key that signs audit checkpoints.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__policy__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__policy__check() {
    _arguments -s -S \
        '--actor=[the actor]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ACTION:(task.create task.queue task.start task.progress task.snapshot task.update task.verify task.pause task.resume task.retry task.complete task.fail task.cancel task.escalate incident.open incident.remediate incident.resolve incident.fail learning.event learning.training learning.config learning.knowledge learning.queue learning.start learning.progress learning.snapshot learning.update learning.verify learning.pause learning.resume learning.retry learning.complete learning.fail learning.cancel learning.escalate governance.approve governance.reject events.ingest logs.rotate logs.compress logs.merge logs.backup audit.checkpoint audit.key doctor.fix heal.run alert.run queue.set workflow.create agent.set serve.key credential.set integration.set trigger.set trigger.run)' \
        '2::RESOURCE:'
}
_task-mgmt__policy() {
    __task_mgmt_below _task-mgmt__policy && return
    local -a below
    below=(
        'show:Show the rules in force\: permissions, approvals, redacted keys.'
        'check:Check whether the policy allows an action, and by which rule; exit code…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__import() {
    _arguments -s -S \
        '--dry-run[show what would be imported, without writing anything]' \
        '--keep-order[record events in the order of the source (default: in time order)]' \
        '--base=[the zero of a source with relative times (swf, ninja-log), its end…]:TIME:' \
        '--prefix=[prefix of every id (default: the name of the format)]:NAME:' \
        '--subsystem=[of all tasks (default: by the source)]:NAME: __task_mgmt_subsystems' \
        '--type=[of all tasks (default: by the source)]:TYPE: __task_mgmt_types' \
        '--rejects=[keep unusable rows in this file]:FILE:_files' \
        '*--map=[what the columns of a csv, tsv or json are:…]:KEY=COLUMN,...:' \
        '*--status-map=[what status words mean: pending, active, completed, failed or cancelled]:WORD=STATUS,...:' \
        '--time-format=[how times are written where no usual spelling fits: '\''dd.MM.uuuu HH:mm'\'']:PATTERN:' \
        '--zone=[the time zone of times that name none: Europe/Berlin (default: UTC)]:ZONE:' \
        '--map-file=[read these from a file, as --save-map writes it]:FILE:_files' \
        '--save-map=[write these to a file]:FILE:_files' \
        '--guess[propose a map and show five rows as they would be imported; nothing is…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FORMAT:(parallel-joblog slurm-sacct swf nextflow-trace snakemake-benchmark ninja-log github-runs airflow-task-instances taskwarrior beads spark-eventlog otel-spans cron-syslog statuspage pagerduty cstate csv tsv json)' \
        '*:FILE:_files'
}
_task-mgmt__export__postgres() {
    _arguments -s -S \
        '--url=[the database: postgresql://user@host/database]:URL:' \
        '--schema=[the schema that the tables are in, made where there is none (default:…]:NAME:' \
        '--once[export what is new, then exit (the default)]' \
        '--every=[repeat at this interval until stopped by a signal: 10s]:DURATION:' \
        '--rebuild[empty the schema and export everything again]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__export__sql() {
    _arguments -s -S \
        '--schema=[the schema that the script makes (default: task_mgmt)]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__export__otlp() {
    _arguments -s -S \
        '--url=[the collector: http://localhost:4318 (default:…]:URL:' \
        '--file=[append to this file instead; - writes everything to standard output]:FILE:_files' \
        '--every=[export again and again, with this pause in between, until a signal ends…]:DURATION:' \
        '--from-start[export everything again]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__export() {
    __task_mgmt_below _task-mgmt__export && return
    local -a below
    below=(
        'postgres:Keep the tables of a PostgreSQL database up to date with the logs.'
        'sql:Write the logs as a psql script, with the tables of '\''export postgres'\''.'
        'otlp:Send ended tasks to an OpenTelemetry collector as spans.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__serve() {
    _arguments -s -S \
        '--port=[port to listen on, 0 for any free one (default: 8000)]:N:' \
        '--listen=[address to listen on (default: loopback, which only this machine…]:ADDRESS:' \
        '--behind-proxy[a proxy in front terminates TLS and sets X-Forwarded-For; this or a…]' \
        '--tls-cert=[serve TLS with this certificate chain, which is reloaded when it changes]:PEM:_files' \
        '--tls-key=[with --tls-cert: its private key, in PKCS #8]:PEM:_files' \
        '--rate=[requests per second allowed for each key, with bursts of twice as many…]:N:' \
        '--anonymous=[role of clients without a key, on loopback only (default: none)]:ROLE:(viewer reporter operator admin)' \
        '*--host-name=[host name that clients may use, besides localhost]:NAME:' \
        '--accept-workflows[let administrators store workflows over HTTP: whoever has such a key can…]' \
        '--log-requests[log each request to standard error, as a line of JSON]' \
        '--exemplars[name a request for each class of durations in the metrics, where…]' \
        '--openapi[print the OpenAPI 3.1 description of the API and exit]' \
        '--patience=[how long one other writer may keep a change waiting (default: 5s)]:DURATION:' \
        '--measure-every=[interval of resource snapshots of the processes that running tasks name…]:DURATION|off:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__key__create() {
    _arguments -s -S \
        '--name=[name of its holder]:NAME:' \
        '--role=[role: viewer, reporter, operator, approver or admin]:ROLE:(viewer reporter operator approver admin)' \
        '--subsystem=[only for the tasks of this subsystem (default: the whole log)]:NAME: __task_mgmt_subsystems' \
        '--expires=[validity: 90d (default: unlimited)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__key__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only keys that were made then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[only keys that were made before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: key_id, name, role, subsystem, state, created_at,…]:FIELD,...: __task_mgmt_words , key_id name role subsystem state created_at created_by expires_at revoked_at' \
        '--sort=[sort by these fields (default: as made)]:FIELD[\:desc],...: __task_mgmt_words , key_id name role subsystem state created_at created_by expires_at revoked_at' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__key__revoke() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_keys'
}
_task-mgmt__key() {
    __task_mgmt_below _task-mgmt__key && return
    local -a below
    below=(
        'create:Create an API key, and print it once.'
        'list:List API keys, including expired and revoked ones.'
        'revoke:Revoke an API key\: the next request with it is refused.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__integration__add() {
    _arguments -s -S \
        '--kind=[what it speaks: codegen, qdrant, http, files]:KIND:(codegen qdrant http files)' \
        '--url=[base URL of its API (default: https://api.codegen.com,…]:URL:' \
        '--credential=[credential to authenticate with, see '\''credential set'\'']:NAME: __task_mgmt_credentials' \
        '--allow-private[let the host name lead to an address of this machine or of its network;…]' \
        '*--set=[org_id=… of codegen, collection=… of qdrant, path=… and report=… of…]:KEY=VALUE:' \
        '--timeout=[timeout of one request (default: 30s)]:DURATION:' \
        '--retries=[number of retries of a failed request (default: 3)]:N:' \
        '--retry-pause=[delay before the first retry, doubled each time (default: 5s)]:DURATION:' \
        '--poll=[polling interval for work in progress (default: 5s)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME:'
}
_task-mgmt__integration__list() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: name, kind, enabled, url, credential, settings,…]:FIELD,...: __task_mgmt_words , name kind enabled url credential settings completed failed avg_seconds last_error timeout_seconds retries retry_pause_seconds poll_seconds' \
        '--sort=[sort by these fields (default: as added)]:FIELD[\:desc],...: __task_mgmt_words , name kind enabled url credential settings completed failed avg_seconds last_error timeout_seconds retries retry_pause_seconds poll_seconds' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__integration__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration__enable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration__disable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration__test() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration__run() {
    _arguments -s -S \
        '--prompt=[codegen: what its agent is to do]:TEXT:' \
        '--repository=[codegen: the number that it has for a repository]:N:' \
        '--wait=[codegen: how long the agent may take (default: 1h)]:DURATION:' \
        '--every=[sources of tasks: repeat, with this pause in between, until a signal…]:DURATION:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration() {
    __task_mgmt_below _task-mgmt__integration && return
    local -a below
    below=(
        'add:Add a system to send work to, enabled.'
        'list:List integrations, and how their tasks ended.'
        'show:Show how an integration is set up, and how its tasks ended.'
        'enable:Enable an integration again.'
        'disable:Disable an integration until it is enabled again.'
        'remove:Remove an integration; its tasks stay.'
        'test:Check that an integration answers and accepts its credential.'
        'run:Send work to an integration, recorded as tasks.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__bridge__kafka__publish() {
    _arguments -s -S \
        '--name=[the name of the bridge (default: by the first line of the registry)]:NAME:' \
        '--bootstrap=[bootstrap brokers: host:port,host:port]:HOST\:PORT:' \
        '--topic=[the topic]:TOPIC:' \
        '--property-file=[settings of Kafka clients, such as security.protocol and…]:FILE:_files' \
        '--timeout=[how long to wait for a broker'\''s answer (default: 30s)]:DURATION:' \
        '--once[do what is due now, then exit (the default)]' \
        '--follow[keep running until stopped by a signal]' \
        '--every=[with --follow: polling interval (default: 1s)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__bridge__kafka__take() {
    _arguments -s -S \
        '--bootstrap=[bootstrap brokers: host:port,host:port]:HOST\:PORT:' \
        '--topic=[the topic]:TOPIC:' \
        '--property-file=[settings of Kafka clients, such as security.protocol and…]:FILE:_files' \
        '--timeout=[how long to wait for a broker'\''s answer (default: 30s)]:DURATION:' \
        '--once[do what is due now, then exit (the default)]' \
        '--follow[keep running until stopped by a signal]' \
        '--every=[with --follow: polling interval (default: 1s)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__bridge__kafka() {
    __task_mgmt_below _task-mgmt__bridge__kafka && return
    local -a below
    below=(
        'publish:Publish registry events to a Kafka topic, each once.'
        'take:Take events from a Kafka topic into the registry, each once.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__bridge() {
    __task_mgmt_below _task-mgmt__bridge && return
    local -a below
    below=(
        'kafka:Publish events to a Kafka topic, and take them from one.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__code__structure() {
    _arguments -s -S \
        '--top=[show N functions, candidates and files of each kind (default: 10)]:N:' \
        '*--language=[only this language: java, python, javascript, typescript, go, rust]:LANGUAGE: __task_mgmt_words , java python javascript typescript go rust' \
        '--max-file-bytes=[skip larger files (default: 1048576)]:BYTES:' \
        '--max-files=[read at most N files (default: 50000)]:N:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::DIR:_files -/'
}
_task-mgmt__code__list() {
    _arguments -s -S \
        '*--kind=[only this kind: function, class, import or call (default: functions and…]:KIND: __task_mgmt_words , function class import call' \
        '--unused[only functions and classes that are mentioned nowhere else]' \
        '*--language=[only this language: java, python, javascript, typescript, go, rust]:LANGUAGE: __task_mgmt_words , java python javascript typescript go rust' \
        '--max-file-bytes=[skip larger files (default: 1048576)]:BYTES:' \
        '--max-files=[read at most N files (default: 50000)]:N:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: name, kind, complexity, lines, calls, called, unused,…]:FIELD,...: __task_mgmt_words , name kind complexity lines calls called unused place language within file line last_line visibility' \
        '--sort=[sort by these fields (default: file and line)]:FIELD[\:desc],...: __task_mgmt_words , name kind complexity lines calls called unused place language within file line last_line visibility' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::DIR:_files -/'
}
_task-mgmt__code() {
    __task_mgmt_below _task-mgmt__code && return
    local -a below
    below=(
        'structure:Summarise the source code of a directory\: functions, complexity, dead…'
        'list:List the functions, classes, imports or calls in source code.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__credential__set() {
    _arguments -s -S \
        '--for=[the only server that it may be sent to: https://api.example.com]:URL:' \
        '--from-file=[read it from this file (default: standard input)]:FILE:_files' \
        '--from-variable=[read it from this environment variable]:NAME:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_credentials'
}
_task-mgmt__credential__list() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only credentials that were set then or later: 2025-01-31,…]:TIME:' \
        '--until=[only credentials that were set before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: name, version, state, updated_at, updated_by]:FIELD,...: __task_mgmt_words , name version state updated_at updated_by' \
        '--sort=[sort by these fields (default: by name)]:FIELD[\:desc],...: __task_mgmt_words , name version state updated_at updated_by' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__credential__remove() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_credentials'
}
_task-mgmt__credential__rotate() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__credential() {
    __task_mgmt_below _task-mgmt__credential && return
    local -a below
    below=(
        'set:Store a password or token for another system, encrypted.'
        'list:List and check stored credentials, without their values.'
        'remove:Remove a credential; a copy put back later is refused.'
        'rotate:Re-encrypt all credentials with a new key.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__logs__status() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only files whose last record was written then or later: 2025-01-31,…]:TIME:' \
        '--until=[only files whose last record was written before then; a date is its…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: log, state, base, end, disk_bytes, ratio, first_at,…]:FIELD,...: __task_mgmt_words , log state base end disk_bytes ratio first_at last_at file flaw' \
        '--sort=[sort by these fields (default: by log and place)]:FIELD[\:desc],...: __task_mgmt_words , log state base end disk_bytes ratio first_at last_at file flaw' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__logs__rotate() {
    _arguments -s -S \
        '--log=[only this log]:registry|incidents|audit:(registry incidents audit)' \
        '--max-size=[only files of at least this size, as in 64M]:SIZE:' \
        '--max-age=[only files whose first record is at least this old; with --max-size,…]:DURATION:' \
        '--no-compress[do not compress segments]' \
        '--dry-run[show what would be done, without doing it]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__logs__merge() {
    _arguments -s -S \
        '--into=[target: a new or empty directory]:DIR:_files -/' \
        '--even-if-broken[merge even a log that fails verification; the merged one says so]' \
        '--fail[exit with 1 if there is any conflict]' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::A:_files -/' \
        '2::B:_files -/'
}
_task-mgmt__logs__backup() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::DIR:_files -/'
}
_task-mgmt__logs__restore() {
    _arguments -s -S \
        '--into=[target: a new or empty directory]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::COPY:_files -/'
}
_task-mgmt__logs() {
    __task_mgmt_below _task-mgmt__logs && return
    local -a below
    below=(
        'status:Show the files of the logs.'
        'rotate:Move the logs'\'' contents to compressed segments.'
        'merge:Merge two log directories, diverged copies or independent ones.'
        'backup:Make or update a consistent copy of the logs, even under load, and…'
        'restore:Restore a log directory from a copy, and verify it.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__system__status() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__system__metrics() {
    _arguments -s -S \
        '--groups=[report the N groups of subsystem and type with the most tasks apart…]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv, yaml, prometheus or openmetrics…]:FORMAT:(table wide json jsonl csv tsv yaml prometheus openmetrics)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__system__health() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: check, level, finding, remedy]:FIELD,...: __task_mgmt_words , check level finding remedy' \
        '--sort=[sort by these fields (default: as made)]:FIELD[\:desc],...: __task_mgmt_words , check level finding remedy' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__system() {
    __task_mgmt_below _task-mgmt__system && return
    local -a below
    below=(
        'status:Show the logs, their tasks and the machine in figures.'
        'metrics:Print metrics of the logs, tasks, incidents and machine, also for…'
        'health:Check that the log can be read and written, and what to do if not.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__doctor() {
    _arguments -s -S \
        '--fix[repair what can be repaired; nothing is deleted, what is taken out of a…]' \
        '--accept-loss[with --fix: also put on record that lines are missing or altered for…]' \
        '--dry-run[only diagnose, as without --fix]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when to flush to disk: at every change (sync, the default), when the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__init() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::DIR:_files -/'
}
_task-mgmt__config__show() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: setting, value, source, meaning]:FIELD,...: __task_mgmt_words , setting value source meaning' \
        '--sort=[sort by these fields (default: by what they are about)]:FIELD[\:desc],...: __task_mgmt_words , setting value source meaning' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one per line]' \
        '(-w --watch)'{-w,--watch}'[redraw the list whenever the log has grown, until interrupted]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__config__get() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::SETTING:(logs output color zone limit pager actor sync lock-timeout rotate-size keys policy max-concurrent-tasks default-timeout retries strategy monitoring cleanup-interval keep-output http-allow)'
}
_task-mgmt__config__set() {
    _arguments -s -S \
        '--project[the file of the project, .task-mgmt.conf, instead of your own]' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::SETTING:(logs output color zone limit pager actor sync lock-timeout rotate-size keys policy max-concurrent-tasks default-timeout retries strategy monitoring cleanup-interval keep-output http-allow)' \
        '2::VALUE:'
}
_task-mgmt__config__unset() {
    _arguments -s -S \
        '--project[the file of the project, .task-mgmt.conf, instead of your own]' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::SETTING:(logs output color zone limit pager actor sync lock-timeout rotate-size keys policy max-concurrent-tasks default-timeout retries strategy monitoring cleanup-interval keep-output http-allow)'
}
_task-mgmt__config__edit() {
    _arguments -s -S \
        '--project[the file of the project, .task-mgmt.conf, instead of your own]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__config__path() {
    _arguments -s -S \
        '--project[the file of the project, .task-mgmt.conf, instead of your own]' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__config() {
    __task_mgmt_below _task-mgmt__config && return
    local -a below
    below=(
        'show:Show every setting, its value and its source.'
        'get:Print the value of a setting, or exit 1 if it has none.'
        'set:Set a setting in your own file, or in the project'\''s.'
        'unset:Remove a setting from your own file, or from the project'\''s.'
        'edit:Open a settings file in $VISUAL, $EDITOR or vi.'
        'path:Print the path of a settings file, whether it exists or not.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__shell() {
    _arguments -s -S \
        '(-c --command)'{-c+,--command=}'[run this line and exit]:LINE:' \
        '(-e --stop-on-error)'{-e,--stop-on-error}'[stop a script at the first command that fails, with its exit code]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__shell-init() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::SHELL:(bash zsh sh)'
}
_task-mgmt__completion() {
    _arguments -s -S \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::SHELL:(bash zsh fish)'
}
_task-mgmt__help() {
    _arguments -s -S \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*:COMMAND:(run batch wait follow add worker queue dead handler flag simulate workflow trigger agent mcp task expect alert events incident heal learn learning governance evidence stats forecast anomalies stuck sla mttr trend insights evaluate knowledge top dashboard report audit policy import export serve key integration bridge code credential logs system doctor init config shell shell-init completion help version running workflows agents healing tasks commands settings conventions bus java-api serving deploying importing exporting triggers integrations statistics forecasts deadlines alerts reports proofs promises log-format audit-actions benchmarks scaling architecture contributing changelog)'
}
_task-mgmt__version() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show the stack trace of an unexpected failure]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt() {
    __task_mgmt_below _task-mgmt && return
    local -a below
    below=(
        'run:Run a command as a task and record its outcome.'
        'batch:Run many commands as tasks, several at a time.'
        'wait:Wait for tasks to end.'
        'follow:Show the output of a task'\''s command as it is written.'
        'add:Add a command to the queue and print its task id.'
        'worker:Run queued commands until stopped by a signal.'
        'queue:Manage queued commands, groups and breakers.'
        'dead:List, requeue or discard commands that failed for good.'
        'handler:Manage named, versioned commands and their rollout.'
        'flag:Switch features on for some tasks, or for all.'
        'simulate:Compare scheduling strategies on past tasks.'
        'workflow:Define, run, resume and retry multi-step workflows.'
        'trigger:Start workflows on webhooks, task events and file changes.'
        'agent:Manage the programs, models and MCP servers that do tasks.'
        'mcp:Serve agents over the Model Context Protocol (MCP).'
        'task:Create tasks, report on them and list them.'
        'expect:Declare runs that must recur, and find those missing or late.'
        'alert:Send alerts by command, webhook or mail.'
        'events:Publish, ingest and follow events.'
        'incident:Record incidents and how they were resolved.'
        'heal:Detect failures by playbook and heal them.'
        'learn:Learn settings from finished tasks, and publish better ones.'
        'learning:Record training, configuration updates and knowledge.'
        'governance:Approve or reject configuration updates.'
        'evidence:Report whether healing, learning and tracking work.'
        'stats:Report task counts, outcomes, durations and resource use.'
        'forecast:Forecast how long a task will take or what it will use.'
        'anomalies:List tasks that took far more or far less than usual.'
        'stuck:List tasks that make no progress, and why.'
        'sla:Report whether tasks meet their deadlines.'
        'mttr:Report the mean time to repair.'
        'trend:Plot a figure over time, with its slope.'
        'insights:Summarise what stands out, in sentences with their figures.'
        'evaluate:Score each type of task, the worst first.'
        'knowledge:Search tasks, incidents and insights.'
        'top:Show open tasks live\: running, stuck and late.'
        'dashboard:Show running, failed and finished work in one view.'
        'report:Write a report page on a period.'
        'audit:Show who changed what, and prove that the record is intact.'
        'policy:Show and check who may do what.'
        'import:Import tasks or incidents recorded by another system.'
        'export:Export the logs to PostgreSQL, SQL or OpenTelemetry.'
        'serve:Serve the REST API and the web pages.'
        'key:Manage the API keys of the server'\''s clients.'
        'integration:Manage the other systems that tasks are sent to.'
        'bridge:Publish events to a Kafka topic, and take them from one.'
        'code:Analyse source code\: functions, complexity, dead code.'
        'credential:Store passwords and tokens of other systems, encrypted.'
        'logs:Rotate, merge, back up and restore the log files.'
        'system:Show the state of the logs and of the machine.'
        'doctor:Diagnose the log, and repair it with --fix.'
        'init:Create a log for this project and print its directory.'
        'config:Show and change settings, your own or a project'\''s.'
        'shell:Run commands at a prompt or from a script, in one process.'
        'shell-init:Print shell functions that report tasks.'
        'completion:Print the completion script for a shell.'
        'help:Explain a command or a topic.'
        'version:Print the version.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__ls() { _task-mgmt__task__list }
_task-mgmt__list() { _task-mgmt__task__list }
_task-mgmt__ps() { _task-mgmt__task__list }
_task-mgmt__show() { _task-mgmt__task__show }
_task-mgmt__view() { _task-mgmt__task__show }
_task-mgmt__create() { _task-mgmt__task__create }
_task-mgmt__new() { _task-mgmt__task__create }
_task-mgmt__cancel() { _task-mgmt__task__cancel }
_task-mgmt__rm() { _task-mgmt__task__cancel }
_task-mgmt__retry() { _task-mgmt__task__retry }
_task-mgmt__rerun() { _task-mgmt__task__retry }
_task-mgmt__restart() { _task-mgmt__queue__restart }
_task-mgmt__status() { _task-mgmt__dashboard }
if (( ! $+functions[compdef] )); then autoload -Uz compinit && compinit; fi
if [ "$funcstack[1]" = _task-mgmt ]; then _task-mgmt "$@"; else compdef _task-mgmt task-mgmt; fi
