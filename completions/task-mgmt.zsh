#compdef task-mgmt
# Completions of task-mgmt for zsh, made by 'task-mgmt completion zsh': a file _task-mgmt in a directory of fpath, or sourced.
# What a list of the program has, and more words: LIST [,] [WORD...]. With a comma it is about what stands behind the last one.
__task_mgmt_listed() {
    local -a found rest list
    list=(${=1})
    shift
    if [[ $1 == , ]]; then
        shift
        compset -P '*,'
        rest=(-qS ,)
    fi
    (( $#list )) && found=("${(@f)$(task-mgmt $list -o tsv --no-headers 2>/dev/null)}")
    # Tags come as one list for each task.
    [[ $list[4] == tags ]] && found=(${(s:,:)${(j:,:)found}//[][\"]/})
    found=("${(@)found//\\/\\\\}")
    found=("${(@)found//:/\\:}")
    found=("${(@)found/$'\t'/:}" "${(@)@//:/\\:}")
    found=(${(u)found:#})
    _describe -V value found $rest
}
__task_mgmt_words() { __task_mgmt_listed '' "$@" }
__task_mgmt_tasks() { __task_mgmt_listed 'task list --columns task_id,title -L 100' "$@" }
__task_mgmt_queued() { __task_mgmt_listed 'queue list --columns task_id,title -L 100' "$@" }
__task_mgmt_schedules() { __task_mgmt_listed 'queue schedules --columns schedule,title -L 100' "$@" }
__task_mgmt_groups() { __task_mgmt_listed 'queue groups --columns group -L 100' "$@" }
__task_mgmt_dead() { __task_mgmt_listed 'dead list --columns task_id,title -L 100' "$@" }
__task_mgmt_learning() { __task_mgmt_listed 'learning list --columns task_id,title -L 100' "$@" }
__task_mgmt_updates() { __task_mgmt_listed 'governance list --columns task_id,component -L 100' "$@" }
__task_mgmt_incidents() { __task_mgmt_listed 'incident list --columns incident_id,failure_mode -L 100' "$@" }
__task_mgmt_failure_modes() { __task_mgmt_listed 'incident list --columns failure_mode -L 1000' "$@" }
__task_mgmt_playbooks() { __task_mgmt_listed 'incident list --columns playbook_name -L 1000' "$@" }
__task_mgmt_subsystems() { __task_mgmt_listed 'task list --columns subsystem -L 1000' "$@" }
__task_mgmt_types() { __task_mgmt_listed 'task list --columns task_type -L 1000' "$@" }
__task_mgmt_tags() { __task_mgmt_listed 'task list --columns tags -L 1000' "$@" }
__task_mgmt_creators() { __task_mgmt_listed 'task list --columns created_by -L 1000' "$@" }
__task_mgmt_assignees() { __task_mgmt_listed 'task list --columns assigned_to -L 1000' "$@" }
__task_mgmt_workflows() { __task_mgmt_listed 'workflow list --columns workflow,description -L 100' "$@" }
__task_mgmt_workflows_and_files() { __task_mgmt_listed 'workflow list --columns workflow,description -L 100' "$@"; _files }
__task_mgmt_runs() { __task_mgmt_listed 'workflow history --columns run_id,workflow -L 100' "$@" }
__task_mgmt_templates() { __task_mgmt_listed 'workflow template list --columns template,description -L 100' "$@" }
__task_mgmt_triggers() { __task_mgmt_listed 'trigger list --columns name,workflow -L 100' "$@" }
__task_mgmt_agents() { __task_mgmt_listed 'agent list --columns agent,description -L 100' "$@" }
__task_mgmt_handlers() { __task_mgmt_listed 'handler list --columns handler,version -L 100' "$@" }
__task_mgmt_flags() { __task_mgmt_listed 'flag list --columns flag -L 100' "$@" }
__task_mgmt_expectations() { __task_mgmt_listed 'expect list --columns name,schedule -L 100' "$@" }
__task_mgmt_alerts() { __task_mgmt_listed 'alert list --columns name,on -L 100' "$@" }
__task_mgmt_integrations() { __task_mgmt_listed 'integration list --columns name,kind -L 100' "$@" }
__task_mgmt_credentials() { __task_mgmt_listed 'credential list --columns name,state -L 100' "$@" }
__task_mgmt_keys() { __task_mgmt_listed 'key list --columns key_id,name -L 100' "$@" }
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
        '(--title --name)'{--title=,--name=}'[what the task is about (default: the first 50 characters of the command)]:TEXT:' \
        '--input=[the data that it works on, for the record]:JSON:' \
        '--id=[its id, if not a generated one]:ID:' \
        '--ml-from=[record the metrics in this file: a JSON object, or one on each line, of…]:FILE:_files' \
        '--print-id[write the id of the task to standard error before the command is run, on…]' \
        '(--quiet -q)'{--quiet,-q}'[say nothing of the task on a terminal]' \
        '--preset=[the kind of work, which sets type, subsystem, priority and title where…]:KIND:(coding-work-order learning-mission training-job index-build index-refresh remote-operation chaos-campaign embedding-batch)' \
        '--type=[what kind of work it is (default: the name of the program)]:TYPE: __task_mgmt_types' \
        '--subsystem=[whose work it is (default: general)]:NAME: __task_mgmt_subsystems' \
        '--priority=[how urgent it is, 10 the most (default: 5)]:1-10|NAME:(critical high medium low background)' \
        '--sla=[how long it may take: 90m, 2h, 1d]:DURATION:' \
        '*--tag=[a word to find it by]:TAG: __task_mgmt_tags' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--grace=[how long it may take to end after TERM (default: 10s)]:DURATION:' \
        '--retries=[run it again up to N times when it fails (default: 0) (or…]:N:' \
        '--backoff=[how long to wait before it is run again: FROM, then twice as long each…]:FROM..TO:' \
        '--retry-on=[run it again for these exit codes only]:CODE,…:' \
        '--timeout=[end it after this time, with all its descendants: TERM, and KILL when…]:DURATION|p95xN|forecast:' \
        '--verify=[a line for a shell that checks the work when it is done: it passes by…]:CMD:' \
        '--on-done=[a line for a shell that is run when the task has completed]:CMD:' \
        '--on-fail=[a line for a shell that is run when the task has failed]:CMD:' \
        '--measure-every=[how often its figures are recorded while it runs (default: 30s) (or…]:DURATION|off:' \
        '--ml-line=[record the metrics in its output: '\''loss (?<loss>\S+)'\'', or a name and a…]:REGEX:' \
        '--watch-dir=[record by how much the files in this directory and below have grown]:DIR:_files -/' \
        '--log-output=[keep all its output in a file in this directory, named after the task]:DIR:_files -/' \
        '--no-tail[do not record the end of its output; its streams are left alone entirely]' \
        '--if-running=[while a task of the key is open: do nothing, which is no failure; wait…]:skip|wait|fail:(skip wait fail)' \
        '--key=[run one command of this key at a time: its task has ended before another…]:KEY:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::COMMAND:_normal'
}
_task-mgmt__batch() {
    _arguments -s -S \
        '(-j --jobs)'{-j+,--jobs=}'[how many run at the same time (default: the number of processors) (or…]:N:' \
        '(-0 --null)'{-0,--null}'[lines end with a NUL character instead of a newline]' \
        '--joblog=[write a line for each command when it ends, in the form of GNU parallel;…]:FILE:_files' \
        '--resume[do not run what the job log has; add to it]' \
        '--resume-failed[the same, but run again what failed]' \
        '--halt=[begin no more once this many fail, succeed or are done: soon,fail=1,…]:WHEN,WHY=N:' \
        '(-k --keep-order)'{-k,--keep-order}'[show the output of commands in the order of the input]' \
        '(--line-buffer --lb)'{--line-buffer,--lb}'[show each line of output as it comes, instead of all of it when the…]' \
        '--progress[report progress even where standard error is not a terminal: a line for…]' \
        '(--quiet -q)'{--quiet,-q}'[do not report commands that fail, nor how many there were]' \
        '--preset=[the kind of work, which sets type, subsystem, priority and title where…]:KIND:(coding-work-order learning-mission training-job index-build index-refresh remote-operation chaos-campaign embedding-batch)' \
        '--type=[what kind of work it is (default: the name of the program)]:TYPE: __task_mgmt_types' \
        '--subsystem=[whose work it is (default: general)]:NAME: __task_mgmt_subsystems' \
        '--priority=[how urgent it is, 10 the most (default: 5)]:1-10|NAME:(critical high medium low background)' \
        '--sla=[how long it may take: 90m, 2h, 1d]:DURATION:' \
        '*--tag=[a word to find it by]:TAG: __task_mgmt_tags' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--grace=[how long it may take to end after TERM (default: 10s)]:DURATION:' \
        '--retries=[run it again up to N times when it fails (default: 0) (or…]:N:' \
        '--backoff=[how long to wait before it is run again: FROM, then twice as long each…]:FROM..TO:' \
        '--retry-on=[run it again for these exit codes only]:CODE,…:' \
        '--timeout=[end it after this time, with all its descendants: TERM, and KILL when…]:DURATION|p95xN|forecast:' \
        '--verify=[a line for a shell that checks the work when it is done: it passes by…]:CMD:' \
        '--on-done=[a line for a shell that is run when the task has completed]:CMD:' \
        '--on-fail=[a line for a shell that is run when the task has failed]:CMD:' \
        '--measure-every=[how often its figures are recorded while it runs (default: 30s) (or…]:DURATION|off:' \
        '--ml-line=[record the metrics in its output: '\''loss (?<loss>\S+)'\'', or a name and a…]:REGEX:' \
        '--watch-dir=[record by how much the files in this directory and below have grown]:DIR:_files -/' \
        '--log-output=[keep all its output in a file in this directory, named after the task]:DIR:_files -/' \
        '--no-tail[do not record the end of its output; its streams are left alone entirely]' \
        '--if-running=[while a task of the key is open: do nothing, which is no failure; wait…]:skip|wait|fail:(skip wait fail)' \
        '--key=[run one command of this key at a time: its task has ended before another…]:KEY:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files' \
        '*::COMMAND:_normal'
}
_task-mgmt__wait() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[all tasks of this group of the queue that have not ended yet]:NAME: __task_mgmt_groups' \
        '--timeout=[give up after this time, with exit code 1 (default: never)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__follow() {
    _arguments -s -S \
        '--so-far[only what it has written until now]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__add() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[what the task is about (default: the first 50 characters of the command)]:TEXT:' \
        '--input=[the data that it works on, for the record]:JSON:' \
        '--id=[its id, if not a generated one]:ID:' \
        '--key=[add none where a task of this key is open: that one is printed, so that…]:KEY:' \
        '(--group -g)'{--group=,-g+}'[which tasks it shares a limit and a pause with (default: default)]:NAME: __task_mgmt_groups' \
        '*--after=[a task that must be completed first]:ID: __task_mgmt_tasks' \
        '--delay=[begin no earlier than this long from now]:DURATION:' \
        '--at=[begin no earlier than this: 2026-01-31T22:00:00Z]:TIME:' \
        '--stashed[it waits for '\''task-mgmt task queue ID'\'' first]' \
        '--timeout=[end an attempt after this time, with all its descendants: TERM, and KILL…]:DURATION:' \
        '--needs=[what it needs of a machine: it begins where a worker has that beside…]:cpu=N,mem=SIZE,gpu=N:' \
        '--directory=[where it is run (default: here)]:DIR:_files -/' \
        '*'{--env=,-e+}'[a variable that it finds in its environment]:NAME=VALUE:' \
        '*--secret=[a variable that the worker must have, whose value is never recorded]:NAME:' \
        '--retry-by-category[run it again as often as the kind of its error is worth: see '\''task-mgmt…]' \
        '--preset=[the kind of work, which sets type, subsystem, priority and title where…]:KIND:(coding-work-order learning-mission training-job index-build index-refresh remote-operation chaos-campaign embedding-batch)' \
        '--type=[what kind of work it is (default: the name of the program)]:TYPE: __task_mgmt_types' \
        '--subsystem=[whose work it is (default: general)]:NAME: __task_mgmt_subsystems' \
        '--priority=[how urgent it is, 10 the most (default: 5)]:1-10|NAME:(critical high medium low background)' \
        '--sla=[how long it may take: 90m, 2h, 1d]:DURATION:' \
        '*--tag=[a word to find it by]:TAG: __task_mgmt_tags' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--cron=[add it at each of these times: minute, hour, day of the month, month,…]:EXPR:' \
        '--zone=[the time zone of these times, such as Europe/Berlin or +02:00 (default:…]:ZONE:' \
        '--catchup=[how many of the times at which no worker looked are made up for…]:none|one|all:(none one all)' \
        '--overlap=[what becomes of a time at which the task before has not ended: none is…]:skip|allow|replace:(skip allow replace)' \
        '--quiet-hours=[what comes between these times of the day begins after them: 22:00-06:00]:FROM-TO:' \
        '--grace=[how long it may take to end after TERM (default: 10s)]:DURATION:' \
        '--retries=[run it again up to N times when it fails (default: 0) (or…]:N:' \
        '--backoff=[how long to wait before it is run again: FROM, then twice as long each…]:FROM..TO:' \
        '--retry-on=[run it again for these exit codes only]:CODE,…:' \
        '--workflow=[lead a run of this workflow, which is kept in the log directory]:NAME: __task_mgmt_workflows' \
        '*'{--param=,-p+}'[a value for the run of the workflow]:NAME=VALUE:' \
        '--http=[ask a web server: its address is the argument]:METHOD:(POST GET PUT PATCH DELETE)' \
        '*--header=[a field of the head of the request]:NAME=VALUE:' \
        '*--secret-header=[a field whose value is in this variable of the worker'\''s environment]:NAME=VARIABLE:' \
        '--body=[what is sent: as JSON where it is JSON, and as text otherwise]:TEXT:' \
        '--sign=[sign the body by HMAC-SHA-256 with the key in this variable of the…]:VARIABLE:' \
        '--agent=[have this agent do what the argument says]:NAME: __task_mgmt_agents' \
        '--handler=[run this handler, see '\''task-mgmt handler set'\'', with the arguments behind…]:NAME: __task_mgmt_handlers' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::COMMAND:_normal'
}
_task-mgmt__worker() {
    _arguments -s -S \
        '(--slots -j)'{--slots=,-j+}'[how many tasks it runs at once (default: as many as there are…]:N:' \
        '*'{--group=,-g+}'[only tasks of this group]:NAME: __task_mgmt_groups ,' \
        '--strategy=[which task comes first: priority (default), shortest (the shortest…]:STRATEGY:(priority shortest deadline resource fifo weighted round_robin)' \
        '--capacity=[what the machine has for tasks that say what they need (default: all its…]:cpu=N,mem=SIZE,gpu=N:' \
        '--drain[end when nothing waits or runs any more]' \
        '--grace=[how long commands may take to end when the worker is told to (default:…]:DURATION:' \
        '--measure-every=[how often the figures of a command are recorded while it runs (default:…]:DURATION|off:' \
        '--clean-up-every=[how often it ends what workers that are gone have left, and removes old…]:DURATION:' \
        '--keep-output=[remove the output of ended tasks when nothing was written to it for so…]:DURATION:' \
        '(--quiet -q)'{--quiet,-q}'[say nothing of tasks]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__list() {
    _arguments -s -S \
        '*'{--group=,-g+}'[only tasks of this group]:NAME: __task_mgmt_groups ,' \
        '(--all -a)'{--all,-a}'[also those that have ended, as long as '\''queue clean'\'' has not taken them…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--since=[only tasks that were created then or later: 2025-01-31,…]:TIME:' \
        '--until=[only tasks that were created before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, status, priority, group, title, waits,…]:FIELD,...: __task_mgmt_words , task_id status priority group title waits due_at attempt command directory waits_for created_at worker lease_until' \
        '--sort=[sort by these fields (default: in the order of work)]:FIELD[\:desc],...: __task_mgmt_words , task_id status priority group title waits due_at attempt command directory waits_for created_at worker lease_until' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__pause() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[which group (default: default)]:NAME: __task_mgmt_groups' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__resume() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[which group (default: default)]:NAME: __task_mgmt_groups' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__parallel() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[which group (default: default)]:NAME: __task_mgmt_groups' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__breaker() {
    _arguments -s -S \
        '--failures=[how many failed attempts open it (default: 5)]:N:' \
        '--within=[within this time (default: 10m)]:DURATION:' \
        '--rest=[how long nothing of that type begins after that (default: 1m)]:DURATION:' \
        '--off[remove it]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::TYPE: __task_mgmt_types'
}
_task-mgmt__queue__edit() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[what the task is about]:TEXT:' \
        '--priority=[how urgent it is, 10 the most]:1-10|NAME:(critical high medium low background)' \
        '--needs=[what it needs of a machine]:cpu=N,mem=SIZE,gpu=N:' \
        '(--group -g)'{--group=,-g+}'[which tasks it shares a limit and a pause with]:NAME: __task_mgmt_groups' \
        '*--after=[another task that must be completed first]:ID: __task_mgmt_tasks' \
        '*--not-after=[a task that it waits for no longer]:ID: __task_mgmt_tasks' \
        '--delay=[begin no earlier than this long from now]:DURATION:' \
        '--at=[begin no earlier than this: 2026-01-31T22:00:00Z]:TIME:' \
        '--timeout=[end an attempt after this time]:DURATION:' \
        '--directory=[where it is run]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_queued' \
        '*::COMMAND:_normal'
}
_task-mgmt__queue__env() {
    _arguments -s -S \
        '*--set=[give it this variable]:NAME=VALUE:' \
        '*--unset=[remove this variable]:NAME:' \
        '*--secret=[have it take this one from the worker, which fails the task where it has…]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_queued'
}
_task-mgmt__queue__restart() {
    _arguments -s -S \
        '(--failed --all-failed -a)'{--failed,--all-failed,-a}'[all that failed for good]' \
        '(--group -g)'{--group=,-g+}'[with --failed: only those of this group]:NAME: __task_mgmt_groups' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__queue__clean() {
    _arguments -s -S \
        '*'{--group=,-g+}'[only tasks of this group]:NAME: __task_mgmt_groups ,' \
        '(--successful-only -s)'{--successful-only,-s}'[leave what failed or was cancelled]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__queue__unschedule() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_schedules'
}
_task-mgmt__queue__kill() {
    _arguments -s -S \
        '(--group -g)'{--group=,-g+}'[all tasks of this group that have not ended]:NAME: __task_mgmt_groups' \
        '--reason=[why (default: killed)]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_queued'
}
_task-mgmt__queue() {
    __task_mgmt_below _task-mgmt__queue && return
    local -a below
    below=(
        'list:List the commands that run or wait for a worker, and why they wait.'
        'groups:List the groups of the queue\: whether they are paused, how many run and…'
        'pause:Begin no more tasks of a group; running ones continue.'
        'resume:Begin tasks of a paused group again.'
        'parallel:Set how many tasks of a group run at once.'
        'breakers:List the breakers of types of tasks, and which are open.'
        'breaker:Begin no more tasks of a type for a while after many have failed.'
        'edit:Change the command, the priority or the conditions of a waiting task.'
        'env:Show or set the variables of a task that waits.'
        'restart:Have a worker run again what has ended.'
        'clean:Stop listing queued tasks that have ended.'
        'schedules:List the commands that are queued on a schedule, and when each is due…'
        'unschedule:Stop adding a command to the queue; tasks added before stay.'
        'kill:Cancel commands of the queue\: those that run are ended by their worker.'
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__dead__requeue() {
    _arguments -s -S \
        '--all[all dead letters]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_dead'
}
_task-mgmt__dead__purge() {
    _arguments -s -S \
        '--all[all dead letters]' \
        '--yes[do it]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_dead'
}
_task-mgmt__dead() {
    __task_mgmt_below _task-mgmt__dead && return
    local -a below
    below=(
        'list:List the dead letters\: queued tasks that failed and are not run again…'
        'requeue:Have a worker run dead letters once more.'
        'purge:Give dead letters up\: they end as cancelled, and what is on record of…'
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__handler__set() {
    _arguments -s -S \
        '--version=[which version it is (default: 1 for the first one)]:VERSION:' \
        '--percent=[how many percent of the tasks get it (default: all)]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_handlers' \
        '*::COMMAND:_normal'
}
_task-mgmt__handler__rollback() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_handlers'
}
_task-mgmt__handler() {
    __task_mgmt_below _task-mgmt__handler && return
    local -a below
    below=(
        'list:List handlers, which tasks get which version, and how those do.'
        'set:Keep a command under a name, or have a share of its tasks get another…'
        'rollback:Take back the version of a handler that is tried.'
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__flag__set() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_flags' \
        '2::on|off|N%:'
}
_task-mgmt__flag__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_flags'
}
_task-mgmt__flag__check() {
    _arguments -s -S \
        '--for=[of whom it is asked: a task, a user, a machine (default: nobody in…]:ID:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_flags'
}
_task-mgmt__flag() {
    __task_mgmt_below _task-mgmt__flag && return
    local -a below
    below=(
        'list:List the feature flags, and who has which.'
        'set:Switch a feature on or off, or on for a percentage.'
        'remove:Take a feature flag away\: nobody has the feature any more.'
        'check:Say whether somebody has a feature.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__simulate() {
    _arguments -s -S \
        '*--strategy=[only this one: priority, shortest, deadline, fifo, weighted or…]:STRATEGY: __task_mgmt_words , priority shortest deadline fifo weighted round_robin' \
        '(--slots -j)'{--slots=,-j+}'[how many tasks run at once (default: the fewest that keep up with the…]:N:' \
        '*--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '--last=[only the last N tasks that have run to an end (default: 5000)]:N:' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__workflow__execute() {
    _arguments -s -S \
        '*'{--param=,-p+}'[a value for the run]:NAME=VALUE:' \
        '--id=[the id of the run, if not a generated one]:ID:' \
        '--directory=[where its commands are run (default: here)]:DIR:_files -/' \
        '--dry-run[print what would be run, and do nothing]' \
        '--grace=[how long commands may take to end when this process is told to (default:…]:DURATION:' \
        '(-q --quiet)'{-q,--quiet}'[say nothing of steps, and print the id of the run alone]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID|FILE: __task_mgmt_workflows_and_files'
}
_task-mgmt__workflow__status() {
    _arguments -s -S \
        '--gantt[draw when each step ran, instead of a table]' \
        '--html=[write a page of HTML with that drawing and the table, which needs…]:FILE:_files' \
        '--ascii[draw charts with ASCII characters only, as is done on a terminal whose…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__logs() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--sort=[sort by these fields (default: the newest first)]:FIELD[\:desc],...: __task_mgmt_words , run_id workflow status started_at duration_seconds attempt error_message version params' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_workflows'
}
_task-mgmt__workflow__approve() {
    _arguments -s -S \
        '--reason=[why, for the record]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs' \
        '2::STEP:'
}
_task-mgmt__workflow__reject() {
    _arguments -s -S \
        '--reason=[why, for the record]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs' \
        '2::STEP:'
}
_task-mgmt__workflow__signal() {
    _arguments -s -S \
        '*--value=[a value that it brings]:NAME=VALUE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs' \
        '2::EVENT:'
}
_task-mgmt__workflow__pause() {
    _arguments -s -S \
        '--reason=[why, for the record]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__resume() {
    _arguments -s -S \
        '--grace=[how long commands may take to end when this process is told to (default:…]:DURATION:' \
        '(-q --quiet)'{-q,--quiet}'[say nothing of steps, and print the id of the run alone]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__cancel() {
    _arguments -s -S \
        '--reason=[why, for the record]:TEXT:' \
        '--grace=[how long commands may take to end when this process is told to (default:…]:DURATION:' \
        '(-q --quiet)'{-q,--quiet}'[say nothing of steps, and print the id of the run alone]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__retry() {
    _arguments -s -S \
        '--step=[run this step again, also if it is completed (default: all that failed…]:NAME:' \
        '--downstream[with --step: and all that come after it]' \
        '--grace=[how long commands may take to end when this process is told to (default:…]:DURATION:' \
        '(-q --quiet)'{-q,--quiet}'[say nothing of steps, and print the id of the run alone]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::RUN: __task_mgmt_runs'
}
_task-mgmt__workflow__create() {
    _arguments -s -S \
        '(--file -f)'{--file=,-f+}'[the definition, in YAML]:FILE:_files' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__workflow__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_workflows'
}
_task-mgmt__workflow__validate() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::FILE:_files'
}
_task-mgmt__workflow__schema() {
    _arguments -s -S \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__workflow__template__new() {
    _arguments -s -S \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_templates'
}
_task-mgmt__workflow__template() {
    __task_mgmt_below _task-mgmt__workflow__template && return
    local -a below
    below=(
        'list:List the workflows that come with the program, to begin with.'
        'new:Print a workflow that comes with the program, for a file of yours.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__workflow() {
    __task_mgmt_below _task-mgmt__workflow && return
    local -a below
    below=(
        'execute:Run a workflow, with a task for each of its steps.'
        'status:Show where a run of a workflow stands, step by step.'
        'logs:Print what the command of a step has written so far.'
        'history:List runs of workflows, the newest first.'
        'approve:Approve what a run waits for.'
        'reject:Reject what a run waits for\: the step fails.'
        'signal:Send a run an event that a step waits for.'
        'pause:Begin no more steps of a run; running ones continue.'
        'resume:Go on with a run that is paused, or whose process is gone.'
        'cancel:End a run\: its commands are ended, and its handlers on_cancel and…'
        'retry:Open another attempt at a run that failed or was cancelled, and run…'
        'create:Keep a workflow in the log directory, as a new version where there is…'
        'list:List the workflows that are kept in the log directory, with their…'
        'show:Print the current definition of a workflow as it was kept.'
        'validate:Check definitions of workflows, and say what is wrong with them by file,…'
        'schema:Print the JSON Schema of workflows, by which editors complete and check…'
        'template:Workflows that come with the program, to begin with.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__trigger__add() {
    _arguments -s -S \
        '--workflow=[a workflow that is kept, see '\''workflow create'\'']:ID: __task_mgmt_workflows' \
        '--webhook[on a signed POST to /api/v1/hooks/NAME of '\''serve'\'', as GitHub sends it]' \
        '--credential=[with --webhook: the secret that signs it, see '\''credential set'\'']:NAME: __task_mgmt_credentials' \
        '--file=[on a file that appears or changes]:FILE:_files' \
        '--event=[on an event of a task, such as task.failed; with --webhook: what…]:EVENT:' \
        '--type=[with --event: only of tasks of this type]:TYPE: __task_mgmt_types' \
        '--subsystem=[with --event: only of tasks of this subsystem]:NAME: __task_mgmt_subsystems' \
        '*--where=[only where what occurs has this value at this path: ref=refs/heads/main]:PATH=VALUE:' \
        '*'{--param=,-p+}'[a value for the run]:NAME=VALUE:' \
        '*--take=[a value for the run, from what occurs: commit=head_commit.id]:NAME=PATH:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__trigger__enable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_triggers'
}
_task-mgmt__trigger__disable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_triggers'
}
_task-mgmt__trigger__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_triggers' \
        '2::FILE:_files'
}
_task-mgmt__trigger__run() {
    _arguments -s -S \
        '--once[look once, wait for the runs that it starts, and end (the default)]' \
        '--every=[look again and again, with this pause in between, until a signal ends…]:DURATION:' \
        '--directory=[where the commands of workflows are run (default: here)]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__trigger() {
    __task_mgmt_below _task-mgmt__trigger && return
    local -a below
    below=(
        'add:Run a workflow whenever something occurs.'
        'list:List the triggers.'
        'enable:Let a trigger start workflows again.'
        'disable:Let a trigger start nothing until it is enabled again.'
        'remove:Take a trigger away; the runs that it started go on.'
        'test:Say what a trigger would start for this, and start nothing.'
        'run:Watch for events and files, and run the workflows of triggers.'
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
        '--sort=[sort by these fields (default: as in the file)]:FIELD[\:desc],...: __task_mgmt_words , agent kind enabled capacity capabilities description means' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__agent__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::AGENT: __task_mgmt_agents'
}
_task-mgmt__agent__register() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__agent__run() {
    _arguments -s -S \
        '(--agent -a)'{--agent=,-a+}'[who is to do it (default: whoever scores best)]:AGENT: __task_mgmt_agents' \
        '--directory=[where it works, and out of which no tool gets (default: here)]:DIR:_files -/' \
        '--verify=[a line for a shell that says by exit code 0 that the task is done; where…]:LINE:' \
        '*--allow=[allow a tool that is marked as dangerous, for this run]:TOOL:' \
        '--replans=[how often it is planned again where a step fails (default: 3)]:N:' \
        '--max-steps=[steps and calls of tools at most (default: as the agent has it)]:N:' \
        '--max-tokens=[tokens at most (default: as the agent has it)]:N:' \
        '--max-cost=[US dollars at most (default: as the agent has it)]:DOLLARS:' \
        '--timeout=[time at most (default: as the agent has it)]:DURATION:' \
        '--dry-run[say who would do it by which plan, and do nothing]' \
        '(-q --quiet)'{-q,--quiet}'[say nothing of steps]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--sort=[sort by these fields (default: as in the file)]:FIELD[\:desc],...: __task_mgmt_words , agent health running capacity steps failures seen_at note error_rate' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::AGENT: __task_mgmt_agents'
}
_task-mgmt__agent__enable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::AGENT: __task_mgmt_agents'
}
_task-mgmt__agent__disable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::AGENT: __task_mgmt_agents'
}
_task-mgmt__agent__validate() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::FILE:_files'
}
_task-mgmt__agent__schema() {
    _arguments -s -S \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__agent() {
    __task_mgmt_below _task-mgmt__agent && return
    local -a below
    below=(
        'list:List the agents of the log directory.'
        'show:Show how an agent is defined\: what it is for, how it is run, what it may…'
        'register:Add the agents of a file to those of the log directory, and print their…'
        'run:Have an agent do a task, with a task for each step and each call of a…'
        'health:Say how agents are\: what they work on, how their last steps ended,…'
        'enable:Give tasks to an agent again.'
        'disable:Stop giving tasks to an agent.'
        'validate:Check files of agents, and say what is wrong with them by file, line and…'
        'schema:Print the JSON Schema of files of agents, by which editors complete and…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__mcp__install-snippet() {
    _arguments -s -S \
        '--command=[the program, where the client does not find it on its PATH (default:…]:PROGRAM:' \
        '--read-only[offer only tools that change nothing]' \
        '--url=[a server that runs, as http://localhost:8000/mcp, instead of one that…]:URL:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::CLIENT:(claude-code claude-desktop cursor windsurf gemini vscode zed codex)'
}
_task-mgmt__mcp() {
    __task_mgmt_below _task-mgmt__mcp && return
    local -a below
    below=(
        'install-snippet:Print the settings by which a client starts '\''task-mgmt mcp'\''.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
    _arguments -s -S \
        '--read-only[offer only tools that change nothing]' \
        '--actor=[who is doing this, for the audit log (default: the user)]:NAME:' \
        '--worker=[who claims tasks (default: the name of the client and a number)]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__task__create() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[what the task is about]:TEXT:' \
        '--type=[what kind of work it is, any word (default: custom)]:TYPE: __task_mgmt_types code_analysis code_generation code_refactoring workflow_orchestration integration_task evaluation_task performance_optimization custom' \
        '--subsystem=[whose work it is (default: general)]:NAME: __task_mgmt_subsystems' \
        '--description=[more about it]:TEXT:' \
        '--created-by=[who wants it (default: the actor)]:NAME: __task_mgmt_creators' \
        '--assign=[who is to do it]:NAME: __task_mgmt_assignees' \
        '--priority=[how urgent it is, 10 the most (default: 5)]:1-10|NAME:(critical high medium low background)' \
        '--sla=[how long it may take from now: 90m, 2h, 1d]:DURATION:' \
        '*--depends-on=[a task that must be completed first]:ID: __task_mgmt_tasks' \
        '*--tag=[a word to find it by]:TAG: __task_mgmt_tags' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--input=[the data that it works on]:JSON:' \
        '--requires-verification[it completes only when verified]' \
        '--no-verification[it completes without verification (the default)]' \
        '--id=[its id, if not a generated one]:ID:' \
        '--key=[create none where a task of this key is open: that one is printed, so…]:KEY:' \
        '--rerun-of=[the completed task whose work is done once more: it stays completed, and…]:ID: __task_mgmt_tasks' \
        '--start[start it at once]' \
        '--pid=[the process that does the work, in a script $$; '\''stuck'\'' reports when it…]:PID:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__task__start() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--pid=[the process that does the work, in a script $$; '\''stuck'\'' reports when it…]:PID:' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__progress() {
    _arguments -s -S \
        '--percent=[how much is done, 0 to 100]:N:' \
        '--message=[what it is doing]:TEXT:' \
        '--subtasks-total=[how many parts it has]:N:' \
        '--subtasks-completed=[how many of them are done]:N:' \
        '--subtasks-failed=[how many of them failed]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--token=[the number that '\''task claim'\'' printed: refused where somebody else has…]:N:' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__update() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[what the task is about]:TEXT:' \
        '--description=[more about it]:TEXT:' \
        '--assign=[who is to do it]:NAME: __task_mgmt_assignees' \
        '--priority=[how urgent it is, 10 the most]:1-10|NAME:(critical high medium low background)' \
        '*--tag=[one more word to find it by]:TAG: __task_mgmt_tags' \
        '*--untag=[a word that no longer fits]:TAG: __task_mgmt_tags' \
        '*--depends-on=[one more task that must be completed first]:ID: __task_mgmt_tasks' \
        '*--undepend=[a task that it need not wait for any more]:ID: __task_mgmt_tasks' \
        '--sla=[how long it may take from now: 90m, 2h, 1d]:DURATION:' \
        '--requires-verification[it completes only when verified]' \
        '--no-verification[it completes without]' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '*--context=[where and for what it is done]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__verify() {
    _arguments -s -S \
        '--passed[it passed, so the task may complete]' \
        '--failed[it failed; the task stays open]' \
        '--details=[what was checked, and what was found]:TEXT|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__complete() {
    _arguments -s -S \
        '--verified[its verification passed]' \
        '--verification-failed[its verification failed, so the task ends as failed]' \
        '--details=[what was verified, and what was found]:TEXT|JSON:' \
        '--result=[what came out of it]:TEXT|JSON:' \
        '*--metadata=[anything else to keep too]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--token=[the number that '\''task claim'\'' printed: refused where somebody else has…]:N:' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__fail() {
    _arguments -s -S \
        '--error=[what went wrong]:TEXT:' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--token=[the number that '\''task claim'\'' printed: refused where somebody else has…]:N:' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__cancel() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__pause() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__resume() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--pid=[the process that does the work, in a script $$; '\''stuck'\'' reports when it…]:PID:' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__retry() {
    _arguments -s -S \
        '--error=[what went wrong with this try]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__queue() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__claim() {
    _arguments -s -S \
        '--next[the most urgent task that can begin, of equally urgent ones the oldest]' \
        '--type=[with --next: only this kind of work]:TYPE: __task_mgmt_types' \
        '--subsystem=[with --next: only the work of this one]:NAME: __task_mgmt_subsystems' \
        '(--group -g)'{--group=,-g+}'[with --next: commands of this group of the queue, which are passed over…]:NAME: __task_mgmt_groups' \
        '--lease=[for how long nobody else gets it without a heartbeat, 1s to 30d…]:DURATION:' \
        '--worker=[who does the work (default: the actor)]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__task__heartbeat() {
    _arguments -s -S \
        '--token=[the number that '\''task claim'\'' printed]:N:' \
        '--lease=[for how long nobody else gets it from now on, 1s to 30d (default: as…]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__release() {
    _arguments -s -S \
        '--token=[the number that '\''task claim'\'' printed]:N:' \
        '--error=[what went wrong, where that is why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__snapshot() {
    _arguments -s -S \
        '--percent=[how much is done, 0 to 100]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task__list() {
    _arguments -s -S \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*'{-s+,--status=}'[in this status; running means active]:STATUS: __task_mgmt_words , pending queued active running paused retrying completed failed cancelled' \
        '*--type=[of this type]:TYPE: __task_mgmt_types ,' \
        '*--created-by=[created by them]:NAME: __task_mgmt_creators ,' \
        '*--assigned-to=[assigned to them]:NAME: __task_mgmt_assignees ,' \
        '*--tag=[with this tag; given twice, with both]:TAG: __task_mgmt_tags ,' \
        '*--proof=[ended, and that is known by this: somebody said so, the process was…]:claimed|observed|checked|sealed: __task_mgmt_words , claimed observed checked sealed' \
        '--priority=[of this priority: 8, high, 5..8, 8.. or '\''>=8'\'']:RANGE:' \
        '--text=[with this in the title or the description]:TEXT:' \
        '--overdue[still open after their deadline]' \
        '--after=[only those after this task in the same order, such as the last one of…]:ID: __task_mgmt_tasks' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__task__snapshots() {
    _arguments -s -S \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__task__order() {
    _arguments -s -S \
        '--strategy=[which comes first of those that could be next: priority (the most…]:STRATEGY:(priority shortest deadline resource fifo weighted round_robin)' \
        '--workers=[plan them for N at a time: when each would begin and end]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__task__watch() {
    _arguments -s -S \
        '--from-start[begin with the first event of the log, not with the next]' \
        '--count=[end after N events]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::ID: __task_mgmt_tasks'
}
_task-mgmt__task() {
    __task_mgmt_below _task-mgmt__task && return
    local -a below
    below=(
        'create:Register a task and print its id.'
        'start:Start tasks.'
        'progress:Report how far tasks have come.'
        'update:Change what is known of tasks.'
        'verify:Record whether tasks passed their verification.'
        'complete:Complete tasks.'
        'fail:Fail tasks.'
        'cancel:Cancel tasks.'
        'pause:Pause tasks.'
        'resume:Resume paused tasks.'
        'retry:Open another attempt at tasks that are active, failed or cancelled.'
        'queue:Put tasks into a queue.'
        'claim:Claim a task for a worker of your own, and print its id and a token.'
        'heartbeat:Report that the worker that claimed a task is still at it.'
        'release:Give a claimed task back, for another worker to claim.'
        'snapshot:Report what tasks have used so far.'
        'list:List the tasks that meet all conditions; values of the same option are…'
        'show:Show everything that is known of a task.'
        'history:List what happened to a task, in the order of the log.'
        'snapshots:List how a task progressed\: its reports and its snapshots.'
        'deps:Show what a task waits for (depends_on) and what waits for it (blocks).'
        'order:List the open tasks in the order in which they can be done\: what others…'
        'watch:Print the events of tasks as they are written, until it is interrupted.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__expect__add() {
    _arguments -s -S \
        '--every=[it is due this long after the one before began: 1d, 6h]:DURATION:' \
        '--cron=[it is due at these times, in the five fields of a crontab: '\''0 3 * * 1-5'\'']:SCHEDULE:' \
        '--grace=[how much later it may begin (default: 1h)]:DURATION:' \
        '--min-duration=[a run that completes in less has not done its work]:DURATION:' \
        '--type=[the type of its tasks (default: NAME, without the next two)]:TYPE: __task_mgmt_types' \
        '--title=[their title]:TEXT:' \
        '--subsystem=[their subsystem]:NAME: __task_mgmt_subsystems' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME:'
}
_task-mgmt__expect__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__expect__escalate() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__expect() {
    __task_mgmt_below _task-mgmt__expect && return
    local -a below
    below=(
        'add:Say that a run is expected to recur.'
        'remove:Say that a run is no longer expected.'
        'list:List the expected runs, and how each stands.'
        'check:Say which expected runs never began, came late or were too short.'
        'escalate:Record the expected runs that never began, came late or were too short,…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__alert__add() {
    _arguments -s -S \
        '*--on=[what it is about]:EVENT:(task_failed dead_letter sla_missed anomaly incident_open run_missing)' \
        '--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems' \
        '--type=[only tasks of this type]:TYPE: __task_mgmt_types' \
        '--open-for=[how long an incident may be open (default: 1h)]:DURATION:' \
        '--webhook=[post the facts there as JSON]:URL:' \
        '--webhook-file=[the same, with the URL in the first line of this file, where it is a…]:FILE:_files' \
        '--allow-private[with --webhook: the address may be one of this machine, such as…]' \
        '--sign-file=[sign what is posted with the key in the first line of this file…]:FILE:_files' \
        '--sign-variable=[the same with the key in this variable of the environment of '\''alert run'\'']:NAME:' \
        '--mail=[send a message there by sendmail]:ADDRESS:' \
        '--sendmail=[the sendmail program (default: /usr/sbin/sendmail)]:PROGRAM:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME:' \
        '*::COMMAND:_normal'
}
_task-mgmt__alert__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__alert__test() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_alerts'
}
_task-mgmt__alert__run() {
    _arguments -s -S \
        '--once[deliver what is due, then exit (the default)]' \
        '--every=[repeat, with this pause in between, until a signal ends it: 30s]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__alert() {
    __task_mgmt_below _task-mgmt__alert && return
    local -a below
    below=(
        'add:Say what is worth an alert, and how it is delivered.'
        'remove:Remove an alert.'
        'list:List the alerts, and what they have delivered.'
        'check:List what is to be delivered, and deliver nothing.'
        'test:Deliver a made-up alert by a rule, to see that it arrives.'
        'run:Deliver what is worth an alert, each occurrence once.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__events__publish() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::EVENT:' \
        '*::JSON|K=V:'
}
_task-mgmt__events__ingest() {
    _arguments -s -S \
        '--strict[write nothing unless every line is a new or known event]' \
        '--keep-order[record lines as they come (default: in time order); needed for a stream…]' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__events__follow() {
    _arguments -s -S \
        '--event=[only events whose names begin with this, such as task.failed]:PREFIX:' \
        '--task=[only those of this task]:ID: __task_mgmt_tasks' \
        '--from-start[show what is there already, then what comes]' \
        '--from=[go on after the event with this id, as the server gives it: where the…]:ID:' \
        '--count=[end after N events]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__events() {
    __task_mgmt_below _task-mgmt__events && return
    local -a below
    below=(
        'publish:Apply one event and print the task'\''s id.'
        'ingest:Take a file of events into the registry; an event that is there already…'
        'follow:Print every event as one JSON line as soon as it is written.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__incident__open() {
    _arguments -s -S \
        '--failure-mode=[what went wrong, as a word that comes back: port_in_use]:MODE: __task_mgmt_failure_modes' \
        '--severity=[how bad it is: critical, high, medium or low]:LEVEL:(critical high medium low)' \
        '--detected-at=[when it was detected, if that is not now: 2025-01-31T12:00:00Z or 90s…]:TIME:' \
        '(--occurred-at --started-at)'{--occurred-at=,--started-at=}'[when the fault began, if that is known: 2025-01-31T12:00:00Z or 90s…]:TIME:' \
        '--title=[what happened, in a line, kept as title in its metadata]:TEXT:' \
        '--playbook=[the playbook that is to heal it]:NAME: __task_mgmt_playbooks' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--key=[open none where one of this key is open: that one is printed, and counts…]:KEY:' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__incident__remediate() {
    _arguments -s -S \
        '*--action=[something that was done about it]:ACTION:' \
        '--error=[why remediation failed]:TEXT:' \
        '--by-hand[a person has done it, not a playbook; for resolve]' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--at=[when it happened, if that is not now: 2025-01-31T12:00:00Z or 90s (that…]:TIME:' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_incidents'
}
_task-mgmt__incident__resolve() {
    _arguments -s -S \
        '*--action=[something that was done about it]:ACTION:' \
        '--error=[why remediation failed]:TEXT:' \
        '--by-hand[a person has done it, not a playbook; for resolve]' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--at=[when it happened, if that is not now: 2025-01-31T12:00:00Z or 90s (that…]:TIME:' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_incidents'
}
_task-mgmt__incident__fail() {
    _arguments -s -S \
        '*--action=[something that was done about it]:ACTION:' \
        '--error=[why remediation failed]:TEXT:' \
        '--by-hand[a person has done it, not a playbook; for resolve]' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--at=[when it happened, if that is not now: 2025-01-31T12:00:00Z or 90s (that…]:TIME:' \
        '--zone=[the time zone of times that name none, as Europe/Berlin or +02:00…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--sort=[sort by these fields (default: the newest first)]:FIELD[\:desc],...: __task_mgmt_words , incident_id status severity failure_mode mttr_seconds detected_at title resolved_at playbook_name task_id' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__incident__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_incidents'
}
_task-mgmt__incident__reconcile() {
    _arguments -s -S \
        '--fix[register the tasks and ends that are missing, with the times of the…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: kind, incident_id, incident_status, task_id,…]:FIELD,...: __task_mgmt_words , kind incident_id incident_status task_id task_status' \
        '--sort=[sort by these fields (default: by incident)]:FIELD[\:desc],...: __task_mgmt_words , kind incident_id incident_status task_id task_status' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        'list:List incidents, the newest first.'
        'show:Show an incident with all its records.'
        'reconcile:Say where the incidents and the registry do not agree.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__heal__run() {
    _arguments -s -S \
        '--once[go through the playbooks once, then exit (the default)]' \
        '--every=[repeat, with this pause in between, until a signal ends it: 10s]:DURATION:' \
        '--dry-run[say what is seen and what would be done; change and record nothing]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::PLAYBOOK:_files'
}
_task-mgmt__heal__trigger() {
    _arguments -s -S \
        '--port=[the port on 127.0.0.1 (default: one that is free)]:PORT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FAILURE:(port_in_use)'
}
_task-mgmt__heal__validate() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::FILE:_files'
}
_task-mgmt__heal__schema() {
    _arguments -s -S \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__heal() {
    __task_mgmt_below _task-mgmt__heal && return
    local -a below
    below=(
        'run:Find failures by playbooks and heal them, each as an incident with its…'
        'trigger:Make a real failure, heal it, and print what both logs record.'
        'validate:Check playbooks, and say what is wrong with them by file, line and…'
        'schema:Print the JSON Schema of playbooks, by which editors complete and check…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__learn__train() {
    _arguments -s -S \
        '--model=[the model that is trained]:NAME:' \
        '--ml-from=[take its metrics from this file: a JSON object, or one on each line, of…]:FILE:_files' \
        '--ml-line=[take its metrics from its output: '\''loss (?<loss>\S+)'\'', or a name and a…]:REGEX:' \
        '--timeout=[end it after this time, with all its descendants (default: never)]:DURATION:' \
        '--measure-every=[how often its figures are recorded while it runs (default: 30s) (or…]:DURATION|off:' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::COMMAND:_normal'
}
_task-mgmt__learn__loop() {
    _arguments -s -S \
        '--once[make one pass, then exit (the default)]' \
        '--every=[make a pass whenever the log has grown, with this pause in between,…]:DURATION:' \
        '--dry-run[say what a pass finds and would do; record and change nothing]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learn__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::VERSION:'
}
_task-mgmt__learn__rollback() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::VERSION:'
}
_task-mgmt__learn() {
    __task_mgmt_below _task-mgmt__learn && return
    local -a below
    below=(
        'train:Train a model by a command, record its metrics, and verify it by its…'
        'loop:Learn settings from what has ended, and publish those that do better…'
        'show:Show the learned settings in force, or those of a version, with the…'
        'diff:List the settings that differ between a version and the one that it…'
        'rollback:Put the settings of an older version in force again, as a new version.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__learning__event() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[what is learned]:TEXT:' \
        '--description=[more about it]:TEXT:' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--start[start it at once]' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning__training() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[what is learned]:TEXT:' \
        '--description=[more about it]:TEXT:' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--start[start it at once]' \
        '--type=[what kind of training it is (default: training_job)]:TYPE: __task_mgmt_types' \
        '--subsystem=[whose model it is (default: learning); another one has training jobs of…]:NAME: __task_mgmt_subsystems' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--pid=[the process that does the work, in a script $$; '\''stuck'\'' reports when it…]:PID:' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning__config() {
    _arguments -s -S \
        '--component=[whose configuration it is]:NAME:' \
        '(--title --name)'{--title=,--name=}'[what the update is about]:TEXT:' \
        '--risk=[how much harm it can do; the policy may say more, never less]:low|medium|high:(low medium high)' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning__knowledge() {
    _arguments -s -S \
        '(--title --name)'{--title=,--name=}'[what is learned]:TEXT:' \
        '--description=[more about it]:TEXT:' \
        '*--metadata=[anything else to keep with it]:K=V|JSON:' \
        '--start[start it at once]' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning__progress() {
    _arguments -s -S \
        '--percent=[how much is done]:0-100:' \
        '--message=[what is being done]:TEXT:' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_learning'
}
_task-mgmt__learning__complete() {
    _arguments -s -S \
        '--result=[what came out of it]:JSON|K=V:' \
        '--failed[it failed]' \
        '--error=[why it failed]:TEXT:' \
        '--cpu-seconds=[seconds of processor time]:N:' \
        '--memory-peak-mb=[the most memory it held, in megabytes]:N:' \
        '*--resource=[another figure on resources, such as disk_read_mb=120, or one of your…]:K=N|JSON:' \
        '*--ml=[a figure on a model, such as epochs_completed=3 or accuracy=0.93]:K=N|JSON:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print nothing but refusals]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--sort=[sort by these fields (default: the newest first)]:FIELD[\:desc],...: __task_mgmt_words , task_id status task_type title version progress_percent created_at completed_at approval' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__learning() {
    __task_mgmt_below _task-mgmt__learning && return
    local -a below
    below=(
        'event:Register something learned and print its id.'
        'training:Register a training job and print its id.'
        'config:Register an update of a configuration; print its id and version.'
        'knowledge:Register the acquisition of knowledge and print its id.'
        'progress:Report how far a learning activity has come; one that waits is started…'
        'complete:Finish a learning activity.'
        'list:List learning activities, the newest first.'
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
        '--sort=[sort by these fields (default: the newest first)]:FIELD[\:desc],...: __task_mgmt_words , task_id state risk component version proposed_by decided_by approval_id created_at reason' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__governance__approve() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_updates'
}
_task-mgmt__governance__reject() {
    _arguments -s -S \
        '--reason=[why]:TEXT:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_updates'
}
_task-mgmt__governance() {
    __task_mgmt_below _task-mgmt__governance && return
    local -a below
    below=(
        'list:List the updates that governance has decided about or holds, the newest…'
        'approve:Approve an update that is held, and print its approval id.'
        'reject:Reject an update that is held, and cancel its task.'
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
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__evidence() {
    __task_mgmt_below _task-mgmt__evidence && return
    local -a below
    below=(
        'healing:Say whether self-healing works.'
        'learning:Say whether learning goes on.'
        'unified:Say whether the registry tracks the tasks of all subsystems.'
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::SUBSYSTEM: __task_mgmt_subsystems'
}
_task-mgmt__stats() {
    __task_mgmt_below _task-mgmt__stats && return
    local -a below
    below=(
        'compare:Put the figures of subsystems side by side, or a period beside the one…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
    _arguments -s -S \
        '--by=[group by these of subsystem, type, status, creator, tag, day, hour…]:WORD,...: __task_mgmt_words , subsystem type status creator proof tag day hour' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__forecast__remaining() {
    _arguments -s -S \
        '--active[of all running tasks]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_tasks'
}
_task-mgmt__forecast__backtest() {
    _arguments -s -S \
        '--by=[also for each of these; runs: by how many of its group had ended when a…]:group|type|subsystem|runs:(group type subsystem runs)' \
        '--metric=[what of the tasks: duration, cpu, memory or storage (default: duration)]:WORD:(duration cpu memory storage)' \
        '--first=[score only the N tasks that end first: what is said while little is…]:N:' \
        '--level=[share of the tasks that the interval should hold (default: 0.9)]:SHARE:' \
        '--all-outcomes[count failed and cancelled runs too]' \
        '--remaining[instead how good forecasts of the remaining time of running tasks would…]' \
        '--standard[by the method as it is built (default: by the learned settings in force)]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__forecast() {
    __task_mgmt_below _task-mgmt__forecast && return
    local -a below
    below=(
        'remaining:Say how much longer running tasks take, given for how long they have…'
        'backtest:Test how good forecasts would have been, by replaying the history.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
    _arguments -s -S \
        '--subsystem=[in this subsystem (default: in all together)]:NAME: __task_mgmt_subsystems' \
        '--type=[of tasks of this type]:TYPE: __task_mgmt_types' \
        '--title=[and of this title (default: titles do not matter)]:TEXT:' \
        '--created-by=[and by this creator (default: creators do not matter)]:NAME: __task_mgmt_creators' \
        '*--metadata=[and with this in its metadata; what is not given does not matter]:KEY=VALUE:' \
        '--metric=[what of it: duration, cpu, memory or storage (default: duration)]:WORD:(duration cpu memory storage)' \
        '--last=[the figures are of the last N runs (default: 100)]:N:' \
        '--all-outcomes[count failed and cancelled runs too]' \
        '--borrow[where there is no such run, take those of the type, the subsystem or all…]' \
        '--level=[share of the tasks that the interval should hold (default: 0.9)]:SHARE:' \
        '--within=[say how likely the task is done by then, and exit 1 if that is too…]:DURATION:' \
        '--deadline=[the same for a point in time]:TIME:' \
        '--confidence=[how likely it has to be with --within or --deadline (default: 0.9)]:SHARE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__anomalies() {
    _arguments -s -S \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*--type=[of this type]:TYPE: __task_mgmt_types ,' \
        '*--metric=[what may not be too much or too little (default: duration; with…]:duration|cpu|memory|io|storage|all: __task_mgmt_words , duration cpu memory io storage all' \
        '--kind=[single tasks, or shifts of whole groups (default: task)]:task|shift:(task shift)' \
        '--method=[by which rule a task is out of the ordinary (default: ratio)]:ratio|robust|forecast:(ratio robust forecast)' \
        '--direction=[what took too much, what succeeded and took too little, or both…]:slow|fast|both:(slow fast both)' \
        '--factor=[how many times the mean is too much, and its speed too fast, by ratio…]:NUMBER:' \
        '--score=[how many deviations from the median are too many, by robust (default:…]:NUMBER:' \
        '--alarms=[how many of 1,000 normal runs may be listed, by forecast (default: 10)]:NUMBER:' \
        '--thresholds[list what every group may take instead]' \
        '--fail[exit with 1 if there is anything to list]' \
        '--since=[what ended, or without --until runs; of shifts those that began then or…]:TIME:' \
        '--until=[what ended, or without --until runs; of shifts those that began before…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, subsystem, task_type, title, metric, value,…]:FIELD,...: __task_mgmt_words , task_id subsystem task_type title metric value expected_min expected_max ratio severity direction at unit baseline status' \
        '--sort=[sort by these fields (default: the worst first)]:FIELD[\:desc],...: __task_mgmt_words , task_id subsystem task_type title metric value expected_min expected_max ratio severity direction at unit baseline status' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__stuck() {
    _arguments -s -S \
        '--longer-than=[active for longer than this: 90m, or p95x3 for three times the 95th…]:DURATION|p95xN:' \
        '--no-progress=[without progress for longer than this, once it has reported some…]:DURATION:' \
        '--restarts=[started again or sent back so often (default: 3)]:N:' \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '--sweep[end those whose process is gone as failed, with the error '\''lost'\'']' \
        '--fail[exit with 1 if there are any]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '--since=[only tasks that were started then or later: 2025-01-31,…]:TIME:' \
        '--until=[only tasks that were started before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: task_id, subsystem, task_type, title, status,…]:FIELD,...: __task_mgmt_words , task_id subsystem task_type title status started_at active_since running_seconds limit_seconds limit_runs reasons restarts progress_percent last_progress_at last_heard_at owner_pid owner_boot_id' \
        '--sort=[sort by these fields (default: the longest first)]:FIELD[\:desc],...: __task_mgmt_words , task_id subsystem task_type title status started_at active_since running_seconds limit_seconds limit_runs reasons restarts progress_percent last_progress_at last_heard_at owner_pid owner_boot_id' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__sla__escalate() {
    _arguments -s -S \
        '--dry-run[only say which would be escalated]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__sla() {
    __task_mgmt_below _task-mgmt__sla && return
    local -a below
    below=(
        'escalate:Record the open tasks whose deadline has passed, each once at each…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
    _arguments -s -S \
        '*--subsystem=[of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '--at-risk=[the share of its time from which on a task is at risk (default: 80)]:PERCENT:' \
        '--limit=[at most N open tasks, the most urgent ones (default: 20 in a table)]:N:' \
        '--since=[of the ended tasks only those that ended then or later: 2025-01-31,…]:TIME:' \
        '--until=[of the ended tasks only those that ended before then; a date is its…]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__trend() {
    _arguments -s -S \
        '--by=[the steps of time, in UTC (default: day)]:day|hour:(day hour)' \
        '*--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '*--type=[only tasks of this type]:TYPE: __task_mgmt_types ,' \
        '--plot[draw a chart, also where no terminal shows it]' \
        '--no-plot[print a table, also on a terminal]' \
        '--since=[of what ended then or later: 2025-01-31, 2025-01-31T12:00,…]:TIME:' \
        '--until=[of what ended before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--ascii[draw charts with ASCII characters only, as is done on a terminal whose…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--sort=[sort by these fields (default: the most important first)]:FIELD[\:desc],...: __task_mgmt_words , kind subsystem task_type sentence figures severity command' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 20)]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--sort=[sort by these fields (default: the worst first)]:FIELD[\:desc],...: __task_mgmt_words , subsystem task_type runs score trend success verification cost stability efficiency_percent memory_headroom_percent cores_assumed runs_before score_before success_before verification_before stability_before' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--sort=[sort by these fields (default: the best first)]:FIELD[\:desc],...: __task_mgmt_words , source id subsystem task_type title same at score' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 10)]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::WORD:'
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__knowledge() {
    __task_mgmt_below _task-mgmt__knowledge && return
    local -a below
    below=(
        'search:Find tasks, incidents and insights by words of their titles, errors and…'
        'categories:List the storage categories of knowledge\: their directories, files and…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__top() {
    _arguments -s -S \
        '(-d --interval)'{-d+,--interval=}'[how often to look (default: 2s; 100ms at least)]:DURATION:' \
        '--once[print it once, and end]' \
        '--count=[print it N times without the keys, and end]:N:' \
        '--filter=[only tasks with these words in id, title, subsystem, type or status]:WORDS:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__dashboard() {
    _arguments -s -S \
        '--days=[how many days it reaches back, today included (default: 14)]:N:' \
        '*--subsystem=[only tasks of this subsystem]:NAME: __task_mgmt_subsystems ,' \
        '--html=[write a page of HTML that needs nothing else, to this file, or to…]:FILE:_files' \
        '--watch[draw it again when the log has grown or a task runs, until interrupted]' \
        '--every=[with --watch, how often to look (default: 2s)]:DURATION:' \
        '--count=[with --watch, end after N drawings]:N:' \
        '--ascii[draw charts with ASCII characters only, as is done on a terminal whose…]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__report__html() {
    _arguments -s -S \
        '--out=[write it to this file (default: standard output)]:FILE:_files' \
        '--since=[what ended or was detected then or later (default: 7d): 2025-01-31,…]:TIME:' \
        '--until=[what ended or was detected before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__report__markdown() {
    _arguments -s -S \
        '--out=[write it to this file (default: standard output)]:FILE:_files' \
        '--since=[what ended or was detected then or later (default: 7d): 2025-01-31,…]:TIME:' \
        '--until=[what ended or was detected before then; a date is its whole day]:TIME:' \
        '--zone=[the time zone of times on this command line that name none (default:…]:ZONE:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__report() {
    __task_mgmt_below _task-mgmt__report && return
    local -a below
    below=(
        'html:Write a page of HTML that sums up a period and needs nothing else.'
        'markdown:Write a page of Markdown that sums up a period.'
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
        '--sort=[sort by these fields (default: the newest first)]:FIELD[\:desc],...: __task_mgmt_words , entry_id timestamp actor action resource decision metadata witness seq prev hash' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__checkpoint() {
    _arguments -s -S \
        '--export=[also put it there: a file outside of the log directory, or a tag in the…]:FILE|git-tag[\:NAME]:' \
        '--unsigned[make one without a signature, where there is no key]' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ENTRY:'
}
_task-mgmt__audit__key__init() {
    _arguments -s -S \
        '--name=[what to call this log in its checkpoints, for ever: best a URL without…]:ORIGIN:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__key__show() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__key__rotate() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__audit__key() {
    __task_mgmt_below _task-mgmt__audit__key && return
    local -a below
    below=(
        'init:Make the key that checkpoints of this log are signed with, and print its…'
        'show:Print the public part of the key that checkpoints of this log are signed…'
        'rotate:Replace the signing key, and print the statement about it.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__audit() {
    __task_mgmt_below _task-mgmt__audit && return
    local -a below
    below=(
        'list:List who changed what, the newest first.'
        'verify:Check that nobody has changed the record since it was written.'
        'checkpoint:Sign the current state of the audit log, and print it as a note to keep…'
        'prove:Prove to somebody without the log that an entry is in it, or that it has…'
        'key:The key that checkpoints of the audit log are signed with.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__policy__show() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__policy__check() {
    _arguments -s -S \
        '--actor=[who would do it]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ACTION:(task.create task.queue task.start task.progress task.snapshot task.update task.verify task.pause task.resume task.retry task.complete task.fail task.cancel task.escalate incident.open incident.remediate incident.resolve incident.fail learning.event learning.training learning.config learning.knowledge learning.queue learning.start learning.progress learning.snapshot learning.update learning.verify learning.pause learning.resume learning.retry learning.complete learning.fail learning.cancel learning.escalate governance.approve governance.reject events.ingest logs.rotate logs.compress logs.merge logs.backup audit.checkpoint audit.key doctor.fix heal.run alert.run queue.set workflow.create agent.set serve.key credential.set integration.set trigger.set trigger.run)' \
        '2::RESOURCE:'
}
_task-mgmt__policy() {
    __task_mgmt_below _task-mgmt__policy && return
    local -a below
    below=(
        'show:Show the rules in force\: who may do what, what is held, which keys are…'
        'check:Say whether the policy lets somebody do something, and which rule…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__import() {
    _arguments -s -S \
        '--dry-run[say what would be imported, and write nothing]' \
        '--keep-order[record events in the order of the source (default: in time order)]' \
        '--base=[the zero of a source with relative times (swf, ninja-log), its end…]:TIME:' \
        '--prefix=[before every id (default: the name of the source'\''s kind)]:NAME:' \
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
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FORMAT:(parallel-joblog slurm-sacct swf nextflow-trace snakemake-benchmark ninja-log github-runs airflow-task-instances taskwarrior beads spark-eventlog otel-spans cron-syslog statuspage pagerduty cstate csv tsv json)' \
        '*::FILE:_files'
}
_task-mgmt__export__postgres() {
    _arguments -s -S \
        '--url=[the database: postgresql://user@host/database]:URL:' \
        '--schema=[the schema that the tables are in, made where there is none (default:…]:NAME:' \
        '--once[export what is new, then exit (the default)]' \
        '--every=[repeat, with this pause in between, until a signal ends it: 10s]:DURATION:' \
        '--rebuild[empty the schema, and export all again]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__export__sql() {
    _arguments -s -S \
        '--schema=[the schema that the script makes (default: task_mgmt)]:NAME:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__export__otlp() {
    _arguments -s -S \
        '--url=[the collector: http://localhost:4318 (default:…]:URL:' \
        '--file=[add lines to this file instead; - writes all to standard output]:FILE:_files' \
        '--every=[export again and again, with this pause in between, until a signal ends…]:DURATION:' \
        '--from-start[export all again, whatever was exported before]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__export() {
    __task_mgmt_below _task-mgmt__export && return
    local -a below
    below=(
        'postgres:Keep tables in a PostgreSQL database up to date with the logs.'
        'sql:Write the logs as a script for psql, with the tables of '\''export…'
        'otlp:Send what has ended to a collector of OpenTelemetry, as spans.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__serve() {
    _arguments -s -S \
        '--port=[the port to listen on, 0 for any that is free (default: 8000)]:N:' \
        '--listen=[the address of this machine to listen on (default: that of the loopback,…]:ADDRESS:' \
        '--behind-proxy[something in front speaks TLS, and says in X-Forwarded-For whose request…]' \
        '--tls-cert=[speak TLS, with this chain of certificates; it is read again when it is…]:PEM:_files' \
        '--tls-key=[with --tls-cert: its key, as PKCS #8]:PEM:_files' \
        '--rate=[how many requests a second each key may make in the long run, and twice…]:N:' \
        '--anonymous=[what clients without a key may do, on the loopback alone (default:…]:ROLE:(viewer reporter operator admin)' \
        '*--host-name=[a name by which clients may call this server, besides localhost]:NAME:' \
        '--log-requests[write a line of JSON for each request to standard error: when, who,…]' \
        '--openapi[print what it answers as OpenAPI 3.1, and end]' \
        '--patience=[how long a change waits for other writers (default: 5s)]:DURATION:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__key__create() {
    _arguments -s -S \
        '--name=[whose it is]:NAME:' \
        '--role=[what its holder may do: viewer, reporter, operator, approver or admin]:ROLE:(viewer reporter operator approver admin)' \
        '--expires=[how long it is valid: 90d (default: without limit)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--columns=[show these fields: key_id, name, role, state, created_at, created_by,…]:FIELD,...: __task_mgmt_words , key_id name role state created_at created_by expires_at revoked_at' \
        '--sort=[sort by these fields (default: as made)]:FIELD[\:desc],...: __task_mgmt_words , key_id name role state created_at created_by expires_at revoked_at' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__key__revoke() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::ID: __task_mgmt_keys'
}
_task-mgmt__key() {
    __task_mgmt_below _task-mgmt__key && return
    local -a below
    below=(
        'create:Make an API key for clients of the server, and print it this once.'
        'list:List the API keys, including expired and revoked ones.'
        'revoke:Revoke an API key\: the next request with it is refused.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__integration__add() {
    _arguments -s -S \
        '--kind=[what it speaks: codegen or qdrant]:KIND:(codegen qdrant)' \
        '--url=[where its API begins (default: https://api.codegen.com,…]:URL:' \
        '--credential=[the credential that it expects, see '\''credential set'\'']:NAME: __task_mgmt_credentials' \
        '*--set=[org_id=… of codegen, collection=… of qdrant]:KEY=VALUE:' \
        '--timeout=[of one request (default: 30s)]:DURATION:' \
        '--retries=[how often a failed request is repeated (default: 3)]:N:' \
        '--retry-pause=[how long to wait before the first retry, doubled for each further one…]:DURATION:' \
        '--poll=[how long to wait between two looks at work in progress (default: 5s)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__integration__enable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration__disable() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration__remove() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration__run() {
    _arguments -s -S \
        '--prompt=[codegen: what its agent is to do]:TEXT:' \
        '--repository=[codegen: the number that it has for a repository]:N:' \
        '--wait=[codegen: how long the agent may take (default: 1h)]:DURATION:' \
        '--every=[qdrant: repeat, with this pause in between, until a signal ends it: 1m]:DURATION:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_integrations'
}
_task-mgmt__integration() {
    __task_mgmt_below _task-mgmt__integration && return
    local -a below
    below=(
        'add:Add another system to send work to, enabled.'
        'list:List the integrations, and how their tasks ended.'
        'enable:Enable an integration again.'
        'disable:Disable an integration until it is enabled again.'
        'remove:Remove an integration; its tasks stay.'
        'test:Check that an integration answers and accepts its credential.'
        'run:Have an integration work, as tasks.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__bridge__kafka__publish() {
    _arguments -s -S \
        '--name=[the name of the bridge (default: by the first line of the registry)]:NAME:' \
        '--bootstrap=[bootstrap brokers: host:port,host:port]:HOST\:PORT:' \
        '--topic=[the topic]:TOPIC:' \
        '--property-file=[settings of Kafka clients, such as security.protocol and…]:FILE:_files' \
        '--timeout=[how long a broker may take to answer (default: 30s)]:DURATION:' \
        '--once[do what is due now, then exit (the default)]' \
        '--follow[go on until a signal ends it]' \
        '--every=[with --follow, how often to look (default: 1s)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__bridge__kafka__take() {
    _arguments -s -S \
        '--bootstrap=[bootstrap brokers: host:port,host:port]:HOST\:PORT:' \
        '--topic=[the topic]:TOPIC:' \
        '--property-file=[settings of Kafka clients, such as security.protocol and…]:FILE:_files' \
        '--timeout=[how long a broker may take to answer (default: 30s)]:DURATION:' \
        '--once[do what is due now, then exit (the default)]' \
        '--follow[go on until a signal ends it]' \
        '--every=[with --follow, how often to look (default: 1s)]:DURATION:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__bridge__kafka() {
    __task_mgmt_below _task-mgmt__bridge__kafka && return
    local -a below
    below=(
        'publish:Publish the events of the registry to a topic of Kafka, each once.'
        'take:Take the events of a topic of Kafka into the registry, each once.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__bridge() {
    __task_mgmt_below _task-mgmt__bridge && return
    local -a below
    below=(
        'kafka:Events to and from a topic of Kafka.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__code__structure() {
    _arguments -s -S \
        '--top=[name N functions, candidates and files of each (default: 10)]:N:' \
        '*--language=[only this language: java, python, javascript, typescript, go, rust]:LANGUAGE: __task_mgmt_words , java python javascript typescript go rust' \
        '--max-file-bytes=[skip larger files (default: 1048576)]:BYTES:' \
        '--max-files=[read no more files (default: 50000)]:N:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::DIR:_files -/'
}
_task-mgmt__code__list() {
    _arguments -s -S \
        '*--kind=[only these: function, class, import or call (default: functions and…]:KIND: __task_mgmt_words , function class import call' \
        '--unused[only functions and classes that are mentioned nowhere else]' \
        '*--language=[only this language: java, python, javascript, typescript, go, rust]:LANGUAGE: __task_mgmt_words , java python javascript typescript go rust' \
        '--max-file-bytes=[skip larger files (default: 1048576)]:BYTES:' \
        '--max-files=[read no more files (default: 50000)]:N:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--columns=[show these fields: name, kind, complexity, lines, calls, called, unused,…]:FIELD,...: __task_mgmt_words , name kind complexity lines calls called unused place language within file line last_line visibility' \
        '--sort=[sort by these fields (default: file and line)]:FIELD[\:desc],...: __task_mgmt_words , name kind complexity lines calls called unused place language within file line last_line visibility' \
        '(-L --limit)'{-L+,--limit=}'[at most N rows, 0 for all (default: 30 in a table on a terminal, else…]:N:' \
        '--no-headers[print no header line]' \
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::DIR:_files -/'
}
_task-mgmt__code() {
    __task_mgmt_below _task-mgmt__code && return
    local -a below
    below=(
        'structure:Sum up the source code of a directory\: functions, complexity, dead code.'
        'list:List the functions, classes, imports or calls in source code.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__credential__set() {
    _arguments -s -S \
        '--for=[the only server that it is sent to: https://api.example.com]:URL:' \
        '--from-file=[take it from this file (default: standard input)]:FILE:_files' \
        '--from-variable=[take it from this variable of the environment]:NAME:' \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__credential__remove() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::NAME: __task_mgmt_credentials'
}
_task-mgmt__credential__rotate() {
    _arguments -s -S \
        '--keys=[where signing keys are kept, outside of the log directory (default:…]:DIR:_files -/' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__credential() {
    __task_mgmt_below _task-mgmt__credential && return
    local -a below
    below=(
        'set:Store a password or token of another system, encrypted.'
        'list:List the stored credentials, without their values, and check them.'
        'remove:Remove a credential; a copy of it that is put back is refused.'
        'rotate:Encrypt all credentials with a new key, and forget the one before.'
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__logs__rotate() {
    _arguments -s -S \
        '--log=[only this log]:registry|incidents|audit:(registry incidents audit)' \
        '--max-size=[only files of at least this size, as in 64M]:SIZE:' \
        '--max-age=[only files whose first record is at least this old; with --max-size,…]:DURATION:' \
        '--no-compress[leave all segments plain]' \
        '--dry-run[only say what would be done]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__logs__merge() {
    _arguments -s -S \
        '--into=[where to make the merged one: a directory that is not there yet, or…]:DIR:_files -/' \
        '--even-if-broken[merge a log whose own record does not hold; the merged one says so]' \
        '--fail[exit with 1 if there is any conflict]' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::A:_files -/' \
        '2::B:_files -/'
}
_task-mgmt__logs__backup() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::DIR:_files -/'
}
_task-mgmt__logs__restore() {
    _arguments -s -S \
        '--into=[where to make the log directory: one that is not there yet, or empty]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::COPY:_files -/'
}
_task-mgmt__logs() {
    __task_mgmt_below _task-mgmt__logs && return
    local -a below
    below=(
        'status:Show which files the logs are made of.'
        'rotate:Move what the logs hold to segments/, and compress it.'
        'merge:Make one log directory of two copies that were both written to, or of…'
        'backup:Copy the logs as they are at one moment, also while others write, or…'
        'restore:Make a log directory of a copy, and verify it.'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__system__status() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__system__metrics() {
    _arguments -s -S \
        '--groups=[keep N groups of subsystem and type apart, those with the most tasks…]:N:' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv, yaml or prometheus (default: table)…]:FORMAT:(table wide json jsonl csv tsv yaml prometheus)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__system() {
    __task_mgmt_below _task-mgmt__system && return
    local -a below
    below=(
        'status:Show the logs, the tasks in them and the machine in figures.'
        'metrics:Print figures on logs, tasks, incidents and the machine, also for…'
        'health:Check that the log can be read and written, and say what to do where it…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__doctor() {
    _arguments -s -S \
        '--fix[repair what can be repaired; nothing is deleted, what is taken out of a…]' \
        '--accept-loss[with --fix: also put on record that lines are missing or altered for…]' \
        '--dry-run[only look, as without --fix]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--actor=[who is doing this, for the audit log (default: the user) (or…]:NAME:' \
        '--sync=[when what is written goes to the disk: at every change (sync, the…]:sync|batch|os:(sync batch os)' \
        '--lock-timeout=[how long to wait for other writers (default: 30s) (or…]:DURATION:' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__init() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '(-q --quiet)'{-q,--quiet}'[print ids only, one a line]' \
        '(-w --watch)'{-w,--watch}'[draw the list again whenever the log has grown, until interrupted]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__config__get() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
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
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::SETTING:(logs output color zone limit pager actor sync lock-timeout rotate-size keys policy max-concurrent-tasks default-timeout retries strategy monitoring cleanup-interval keep-output http-allow)'
}
_task-mgmt__config__edit() {
    _arguments -s -S \
        '--project[the file of the project, .task-mgmt.conf, instead of your own]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__config__path() {
    _arguments -s -S \
        '--project[the file of the project, .task-mgmt.conf, instead of your own]' \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '(-q --quiet)'{-q,--quiet}'[print the id only]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt__config() {
    __task_mgmt_below _task-mgmt__config && return
    local -a below
    below=(
        'show:Show every setting with its value and where that comes from.'
        'get:Print the value of a setting, or nothing and exit 1 where it has none.'
        'set:Set a setting in your own file, or in that of the project.'
        'unset:Take a setting out of your own file, or out of that of the project.'
        'edit:Open your settings, or those of the project, in the editor that VISUAL…'
        'path:Print where your settings are, or those of the project, whether the file…'
    )
    (( CURRENT == 2 )) && _describe -t commands command below
}
_task-mgmt__shell() {
    _arguments -s -S \
        '(-c --command)'{-c+,--command=}'[run this, and end]:LINE:' \
        '(-e --stop-on-error)'{-e,--stop-on-error}'[end a script at the first command that fails, with its exit code]' \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::FILE:_files'
}
_task-mgmt__shell-init() {
    _arguments -s -S \
        '--logs=[the log directory (default: the nearest '\''logs'\'' above the working…]:DIR:_files -/' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::SHELL:(bash zsh sh)'
}
_task-mgmt__completion() {
    _arguments -s -S \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '1::SHELL:(bash zsh fish)'
}
_task-mgmt__help() {
    _arguments -s -S \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]' \
        '*::COMMAND:(run batch wait follow add worker queue dead handler flag simulate workflow trigger agent mcp task expect alert events incident heal learn learning governance evidence stats forecast anomalies stuck sla mttr trend insights evaluate knowledge top dashboard report audit policy import export serve key integration bridge code credential logs system doctor init config shell shell-init completion help version running workflows agents healing tasks commands settings conventions bus java-api serving deploying importing exporting triggers integrations statistics forecasts deadlines alerts reports proofs promises log-format audit-actions benchmarks scaling architecture contributing changelog)'
}
_task-mgmt__version() {
    _arguments -s -S \
        '(-o --output)'{-o+,--output=}'[table, wide, json, jsonl, csv, tsv or yaml (default: table) (or…]:FORMAT:(table wide json jsonl csv tsv yaml)' \
        '--json[the same as -o json]' \
        '--no-color[no colours, even on a terminal]' \
        '--debug[show where an unexpected failure comes from]' \
        '(-h --help)'{-h,--help}'[show this help]'
}
_task-mgmt() {
    __task_mgmt_below _task-mgmt && return
    local -a below
    below=(
        'run:Run a command as a task, and record how it went.'
        'batch:Run many commands as tasks, several at a time.'
        'wait:Wait until tasks have ended.'
        'follow:Show what the command of a task writes, until it ends.'
        'add:Add a command to the queue, and print the id of its task.'
        'worker:Run the commands in the queue, until a signal ends it.'
        'queue:What waits for a worker, and what holds for its groups.'
        'dead:Commands that failed for good\: run them again, or give them up.'
        'handler:Commands with a name and versions, and which tasks get which.'
        'flag:Features that some tasks have, and others not yet.'
        'simulate:Compare the strategies of a worker on the tasks of the past.'
        'workflow:Steps that depend on each other\: define, run, resume, retry them.'
        'trigger:Run workflows on webhooks, events of tasks and changed files.'
        'agent:Programs, models and servers that do tasks.'
        'mcp:Serve an agent by the Model Context Protocol.'
        'task:Create tasks, report on them, list them.'
        'expect:Runs that have to come again and again, and those that did not.'
        'alert:What somebody is told, by a program, a web server or mail.'
        'events:The bus that any program can write to.'
        'incident:What went wrong, and how it was healed.'
        'heal:Find failures by playbooks, and heal them.'
        'learn:Learn settings from what has ended, and what was learned.'
        'learning:Training, configuration versions, knowledge.'
        'governance:Configuration updates that wait for consent, and giving it.'
        'evidence:Whether healing, learning and tracking work.'
        'stats:Say how many tasks there are, how they end and what they take.'
        'forecast:Forecast how long a task will take, or what it will use.'
        'anomalies:List the tasks that took far more, or far less, than usual.'
        'stuck:List the tasks that make no progress, and why.'
        'sla:Say whether tasks keep their deadlines.'
        'mttr:Say how long it takes to repair what went wrong.'
        'trend:Show a figure over time and how fast it rises.'
        'insights:Say in sentences what stands out, with the figures behind it.'
        'evaluate:Score how well work of each kind goes, the worst first.'
        'knowledge:Find what the log knows, by words and by categories.'
        'top:Show the open tasks live\: what runs, what is stuck or late.'
        'dashboard:Show in one view what runs, what failed and how much was done.'
        'report:Pages that sum up a period.'
        'audit:Who changed what, and whether the record was changed since.'
        'policy:Who may do what.'
        'import:Import tasks or incidents that another system recorded.'
        'export:The logs as tables of a database.'
        'serve:Serve over HTTP what the command line would answer.'
        'key:What clients of the server are known by.'
        'integration:Other systems that are asked to work.'
        'bridge:Events to and from a topic of Kafka.'
        'code:The structure of source code\: functions, complexity, dead code.'
        'credential:Passwords and tokens of other systems, encrypted.'
        'logs:The files that the logs are made of.'
        'system:How the logs and the machine are.'
        'doctor:Say what is wrong with the log, and repair it with --fix.'
        'init:Make a log for this project, and print its directory.'
        'config:Settings in files\: your own, and those of a project.'
        'shell:Run commands at a prompt or from a script, in one process.'
        'shell-init:Print functions with which a shell reports tasks.'
        'completion:Print the completion script for a shell.'
        'help:Explain a command, or show the documentation of a topic.'
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
