package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import taskmgmt.cli.CompletedValue.Kind;

/**
 * The completion script for bash: which words and options may follow each command, and which values each option takes. Values from the log
 * are requested when they are needed; several ids are shown with their titles, and once only one matches, its title is left out.
 */
final class BashCompletion {
    private static final String FUNCTIONS = """
            # Completions of task-mgmt for bash, made by 'task-mgmt completion bash'.
            # What tells whether an answer about the log still holds.
            __task_mgmt_fingerprint() { sh -c '%w' 2>/dev/null; }
            # Runs it over the log directory that the line names.
            __task_mgmt_there() {
                local i logs=
                for (( i = 1; i < ${#COMP_WORDS[@]}; i++ )); do
                    case ${COMP_WORDS[i]} in
                        --) break ;;
                        --logs=*) logs=${COMP_WORDS[i]#*=} ;;
                        --logs) logs=${COMP_WORDS[i+1]}; [[ $logs != = ]] || logs=${COMP_WORDS[i+2]} ;;
                    esac
                done
                logs=${logs//[\\\\\\'\\"]/}
                [[ $logs != '~'/* ]] || logs=$HOME${logs:1}
                [[ -z $logs ]] || local -x TASK_MGMT_LOGS=$logs
                "$@"
            }
            # Sets lines to what a list says. An answer is kept while one command line is typed, and until the log has changed.
            __task_mgmt_ask() {
                local number='\\#' question="$PWD $TASK_MGMT_LOGS $*" now before text
                number=${number@P}
                local kept=${__task_mgmt_typed[$question]}
                mapfile -t lines <<<"${__task_mgmt_said[$question]}"
                if [[ -n ${__task_mgmt_said[$question]+set} && ( $1 != __task_mgmt_tasks || $typed == "$kept" || $typed == "$kept"* && ${#lines[@]} -lt %d ) ]]; then
                    now=${__task_mgmt_until[$question]}
                    [[ $now != "$number "* || $SECONDS -ge ${now#* } ]] || return
                    before=${__task_mgmt_state[$question]}
                fi
                now=$(__task_mgmt_fingerprint)
                if [[ -z $now || $now != "$before" ]]; then
                    text=$(export %j; "$@" %f 2>/dev/null) || now=
                    __task_mgmt_said[$question]=$text __task_mgmt_typed[$question]=$typed __task_mgmt_state[$question]=$now
                    mapfile -t lines <<<"$text"
                fi
                __task_mgmt_until[$question]="$number $((SECONDS + 30))"
            }
            declare -gA __task_mgmt_said __task_mgmt_typed __task_mgmt_state __task_mgmt_until
            # Those words, and what a list has in its first column, that begin as the current word does: SEVERAL WORDS LIST...
            # With a comma for SEVERAL it is about what stands behind the last one of the word.
            __task_mgmt_listed() {
                local several=$1 words=$2 start= typed=${current//\\\\/} line name found=() offered=() lines=()
                local -A seen
                shift 2
                if [[ -n $several && $current == *,* ]]; then
                    start=${current%,*},
                    typed=${typed##*,}
                fi
                [[ $# -eq 0 ]] || __task_mgmt_there __task_mgmt_ask "$@"
                [[ -z $words ]] || mapfile -t offered < <(compgen -W "$words" -- "$typed")
                for line in "${offered[@]}" "${lines[@]}"; do
                    name=${line%%$'\\t'*}
                    [[ -n $name && -z ${seen[$name]} && $name == "$typed"* ]] || continue
                    seen[$name]=1
                    # The shell types what several have in common as it stands here, and nobody but the log knows who has made it up.
                    [[ $name != *[!A-Za-z0-9_.,:@%+/=-]* ]] || printf -v name %q "$name"
                    [[ $line != *$'\\t'* ]] || name+=$'\\t'${line#*$'\\t'}
                    found+=("$name")
                done
                compopt -o nosort 2>/dev/null
                if (( ${#found[@]} == 1 )); then
                    COMPREPLY=("$start${found[0]%%$'\\t'*}")
                else
                    COMPREPLY=("${found[@]/$'\\t'/  -- }")
                    COMPREPLY=("${COMPREPLY[@]/#/$start}")
                    # Else the shell would type what these have in common, although others have not.
                    [[ $typed != *[!A-Za-z0-9_.,:@%+/=-]* ]] || printf -v typed %q "$typed"
                    [[ $* != *' -L %d' ]] || (( ${#found[@]} < %d )) || COMPREPLY+=("$start$typed…  -- there are more: type on")
                fi
            }
            __task_mgmt_tasks() {
                if [[ -n $typed ]]; then
                    task-mgmt task "$@" --id "$typed" --sort task_id
                else
                    task-mgmt task "$@"
                fi
            }
            __task_mgmt_groups() {
                local rows
                rows=$(task-mgmt stats --by "$1" -o tsv) && tail -n +2 <<<"$rows" | cut -f 1
            }
            # The command line behind -- is that of another program.
            __task_mgmt_program() {
                local i
                for (( i = 1; i < COMP_CWORD; i++ )); do
                    if [[ ${COMP_WORDS[i]} == -- ]] && declare -F _command_offset >/dev/null; then
                        _command_offset $((i + 1))
                        return
                    fi
                done
                compopt -o filenames 2>/dev/null
                COMPREPLY=($([[ -z $current ]] || compgen -c -- "$current") $(compgen -f -- "$current"))
            }
            __task_mgmt_value() {
                local kind=${1%,} several=
                [[ $1 == *, ]] && several=,
                case $kind in
                    words) __task_mgmt_listed "$several" "$2" ;;
                    files) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;
                    directories) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current")) ;;
                    programs) __task_mgmt_program ;;
            %kesac
            }
            # Words, options, the kind of the arguments and their words.
            __task_mgmt_offer() {
                if [[ $current == -* ]]; then
                    COMPREPLY=($(compgen -W "$2" -- "$current"))
                elif [[ -n $1 ]]; then
                    COMPREPLY=($(compgen -W "$1" -- "$current"))
                    [[ ${#COMPREPLY[@]} -gt 0 ]] || __task_mgmt_value "$3" "$4"
                else
                    __task_mgmt_value "$3" "$4"
                fi
            }
            _complete_task-mgmt() {
                local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} name= word i
                local IFS=$' \\t\\n'
                COMPREPLY=()
                [[ $current == = ]] && current=
                [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD-2]}
                for (( i = 1; i < COMP_CWORD; i++ )); do
                    word=${COMP_WORDS[i]}
                    case " $__task_mgmt_names " in *" $name${name:+.}$word "*) name=$name${name:+.}$word ;; *) break ;; esac
                done
                case $name.${COMP_WORDS[1]} in
            %a    esac
                for (( ; i < COMP_CWORD; i++ )); do
                    [[ ${COMP_WORDS[i]} == -- ]] && before=--
                done
                case "$name $before" in
            """.replace("%j", CompletedValue.QUICK).replace("%f", String.join(" ", CompletedValue.FORM)).replace("%d", Integer.toString(CompletedValue.OFFERED)).replace("%k", kinds()).replace("%a", aliases()).replace("%w", LogFingerprint.SCRIPT);

    private final List<String> names = new ArrayList<>();
    private final StringBuilder values = new StringBuilder();
    private final StringBuilder offers = new StringBuilder();

    private BashCompletion() {}

    /** The aliases that are a whole command by themselves. */
    private static String aliases() {
        StringBuilder cases = new StringBuilder();
        for (String word : Aliases.ALONE) {
            List<String> meant = Aliases.alone(word);
            String name = String.join(".", meant.subList(0, Math.min(2, meant.size())));
            cases.append("        .").append(word).append(") (( COMP_CWORD == 1 )) || { name=").append(name).append("; i=2; } ;;\n");
        }
        return cases.toString();
    }

    private static String kinds() {
        StringBuilder cases = new StringBuilder();
        for (Kind kind : Kind.values()) {
            if (kind.isListed()) {
                cases.append("        ").append(kind.word()).append(") __task_mgmt_listed \"$several\" \"$2\" ")
                        .append(kind.isGrouped() ? "__task_mgmt_groups " + kind.dimension()
                                : kind == Kind.TASKS ? kind.list().replace("task list", "__task_mgmt_tasks list") : "task-mgmt " + kind.list());
                cases.append(kind == Kind.WORKFLOWS_AND_FILES ? "; compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- \"$current\"))" : "").append(" ;;\n");
            }
        }
        return cases + "    ";
    }

    static String of(CommandLine root) {
        BashCompletion completion = new BashCompletion();
        completion.add(root.getCommandSpec(), "");
        return FUNCTIONS + completion.values + "    esac\n    case $name in\n" + completion.offers + "    esac\n}\n"
                + "__task_mgmt_names='" + String.join(" ", completion.names) + "'\ncomplete -F _complete_task-mgmt task-mgmt\n";
    }

    /** @param name the words of the command, joined by full stops */
    private void add(CommandSpec command, String name) {
        String words = name.replace('.', ' ');
        List<String> options = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            options.addAll(List.of(option.names()));
            if (option.arity().max() > 0) {
                List<String> cases = new ArrayList<>();
                for (String each : option.names()) {
                    cases.add("'" + name + " " + each + "'");
                }
                values.append("        ").append(String.join("|", cases)).append(") __task_mgmt_value ").append(value(option, words)).append("; return ;;\n");
            }
        }
        String argument = "nothing ''";
        for (PositionalParamSpec each : command.positionalParameters()) {
            argument = argument.startsWith("nothing") ? value(each, words) : argument;
        }
        offers.append("        '").append(name).append("') __task_mgmt_offer '").append(String.join(" ", command.subcommands().keySet())).append("' '")
                .append(String.join(" ", options)).append("' ").append(argument).append(" ;;\n");
        for (CommandLine below : command.subcommands().values()) {
            String child = below.getCommandSpec().name();
            String whole = name.isEmpty() ? child : name + "." + child;
            names.add(whole);
            add(below.getCommandSpec(), whole);
        }
    }

    private static String value(ArgSpec spec, String words) {
        CompletedValue value = CompletedValue.of(spec, words);
        return value.kind().word() + (value.several() ? "," : "") + " '" + String.join(" ", value.words()).replace("'", "'\\''") + "'";
    }
}
