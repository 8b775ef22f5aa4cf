package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The completion script for bash: for each command, which words and options may follow, and what the value of each option is. Ids are
 * asked for when they are needed; of several, each is shown with its title, which is left out as soon as one is meant.
 */
final class BashCompletion {
    private static final String FUNCTIONS = """
            # Completions of task-mgmt for bash, made by 'task-mgmt completion bash'.
            __task_mgmt_ids() {
                local line found=()
                while IFS= read -r line; do
                    [[ ${line%%$'\\t'*} == "$current"* ]] && found+=("$line")
                done < <(task-mgmt "$@" -L %d -o tsv --no-headers 2>/dev/null)
                if (( ${#found[@]} == 1 )); then
                    COMPREPLY=("${found[0]%%$'\\t'*}")
                else
                    COMPREPLY=("${found[@]/$'\\t'/  -- }")
                    # Else the shell would type what these have in common, although others have not.
                    (( ${#found[@]} < %d )) || COMPREPLY+=("$current…  -- there are more: type on")
                fi
            }
            __task_mgmt_tasks() {
                if [[ -n $current ]]; then
                    __task_mgmt_ids task list --id "$current" --sort task_id --columns task_id,title
                else
                    __task_mgmt_ids task list --columns task_id,title
                fi
            }
            __task_mgmt_value() {
                case $1 in
                    words) COMPREPLY=($(compgen -W "$2" -- "$current")) ;;
                    files) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;
                    directories) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current")) ;;
                    tasks) __task_mgmt_tasks ;;
                    incidents) __task_mgmt_ids incident list --columns incident_id,failure_mode ;;
                esac
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
                case "$name $before" in
            """.replace("%d", Integer.toString(CompletedValue.IDS));

    private final List<String> names = new ArrayList<>();
    private final StringBuilder values = new StringBuilder();
    private final StringBuilder offers = new StringBuilder();

    private BashCompletion() {}

    static String of(CommandLine root) {
        BashCompletion completion = new BashCompletion();
        completion.add(root.getCommandSpec(), "");
        return FUNCTIONS + completion.values + "    esac\n    case $name in\n" + completion.offers + "    esac\n}\n"
                + "__task_mgmt_names='" + String.join(" ", completion.names) + "'\ncomplete -F _complete_task-mgmt task-mgmt\n";
    }

    /** @param name the words that lead to the command, with a point between them */
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
        return value.kind().name().toLowerCase(Locale.ROOT) + " '" + String.join(" ", value.words()).replace("'", "'\\''") + "'";
    }
}
