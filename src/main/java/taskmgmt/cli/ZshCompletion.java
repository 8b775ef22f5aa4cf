package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import taskmgmt.cli.command.CommandForm;

/**
 * The completion script for zsh, in its own words: a function for each command, which is called when the words before it are typed.
 * Commands and options have their descriptions, ids their titles. No option of the shell and no alias is touched.
 */
final class ZshCompletion {
    private static final String HEAD = """
            #compdef task-mgmt
            # Completions of task-mgmt for zsh, made by 'task-mgmt completion zsh': a file _task-mgmt in a directory of fpath, or sourced.
            __task_mgmt_described() {
                local -a found
                found=("${(@f)$(task-mgmt "$@" -L %d -o tsv --no-headers 2>/dev/null)}")
                found=("${(@)found//:/\\\\:}")
                found=("${(@)found/$'\\t'/:}")
                # Else the shell would type what these have in common, although others have not.
                (( ${#found} < %d )) || found+=("$PREFIX…:there are more, type on")
                _describe -V id found
            }
            __task_mgmt_tasks() {
                if [[ -n $PREFIX ]]; then
                    __task_mgmt_described task list --id "${(Q)PREFIX}" --sort task_id --columns task_id,title
                else
                    __task_mgmt_described task list --columns task_id,title
                fi
            }
            __task_mgmt_incidents() { __task_mgmt_described incident list --columns incident_id,failure_mode }
            # Goes on with the function of the command that the next word names; not 0 where it names none.
            __task_mgmt_below() {
                local next=$1__$words[2]
                (( CURRENT > 2 && $+functions[$next] )) || return 1
                shift words
                (( CURRENT-- ))
                $next
            }
            """.replace("%d", Integer.toString(CompletedValue.IDS));
    private static final String END = """
            if (( ! $+functions[compdef] )); then autoload -Uz compinit && compinit; fi
            if [ "$funcstack[1]" = _task-mgmt ]; then _task-mgmt "$@"; else compdef _task-mgmt task-mgmt; fi
            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    private ZshCompletion() {}

    static String of(CommandLine root) {
        ZshCompletion completion = new ZshCompletion();
        completion.add(root.getCommandSpec(), "", "_task-mgmt");
        return completion.script.append(END).toString();
    }

    private void add(CommandSpec command, String words, String function) {
        List<String> offered = new ArrayList<>();
        for (CommandLine below : command.subcommands().values()) {
            CommandSpec child = below.getCommandSpec();
            offered.add(quoted(child.name() + ":" + description(child.usageMessage().description()).replace(":", "\\:")));
            add(child, words.isEmpty() ? child.name() : words + " " + child.name(), function + "__" + child.name());
        }
        script.append(function).append("() {\n");
        if (!offered.isEmpty()) {
            script.append("    __task_mgmt_below ").append(function).append(" && return\n");
            script.append("    local -a below\n    below=(\n        ").append(String.join("\n        ", offered)).append("\n    )\n");
            script.append("    (( CURRENT == 2 )) && _describe -t commands command below\n");
        }
        List<String> specs = specs(command, words);
        if (!specs.isEmpty()) {
            script.append("    _arguments -s -S \\\n        ").append(String.join(" \\\n        ", specs)).append('\n');
        }
        script.append("}\n");
    }

    private static List<String> specs(CommandSpec command, String words) {
        List<String> specs = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            specs.add(option(option, words));
        }
        int place = 1;
        for (PositionalParamSpec argument : command.positionalParameters()) {
            CompletedValue value = CompletedValue.of(argument, words);
            String where = argument.arity().isVariable() && argument.arity().max() > 1 ? "*" : String.valueOf(place++);
            specs.add(quoted(where + "::" + plain(argument.paramLabel()) + ":" + action(value)));
        }
        return specs;
    }

    private static String option(OptionSpec option, String words) {
        boolean takesValue = option.arity().max() > 0;
        List<String> forms = new ArrayList<>();
        for (String name : option.names()) {
            forms.add(name + (!takesValue ? "" : name.startsWith("--") ? "=" : "+"));
        }
        String rest = "[" + description(option.description()).replace("[", "\\[").replace("]", "\\]") + "]"
                + (takesValue ? ":" + plain(option.paramLabel()) + ":" + action(CompletedValue.of(option, words)) : "");
        String before = option.isMultiValue() ? "*" : forms.size() == 1 ? "" : "(" + String.join(" ", option.names()) + ")";
        String names = forms.size() == 1 ? quoted(before + forms.getFirst() + rest)
                : quoted(before) + "{" + String.join(",", forms) + "}" + quoted(rest);
        return names;
    }

    private static String action(CompletedValue value) {
        return switch (value.kind()) {
            case NOTHING -> "";
            case WORDS -> "(" + String.join(" ", value.words()).replace(":", "\\:") + ")";
            case FILES -> "_files";
            case DIRECTORIES -> "_files -/";
            case TASKS -> "__task_mgmt_tasks";
            case INCIDENTS -> "__task_mgmt_incidents";
        };
    }

    /** A label in which nothing separates. */
    private static String plain(String label) {
        return label.replace(":", "\\:");
    }

    static String description(String... lines) {
        String text = lines.length == 0 ? "" : CommandForm.readable(lines[0]).replace("%%", "%");
        if (text.length() <= FishCompletion.LONGEST_DESCRIPTION) {
            return text;
        }
        int blank = text.lastIndexOf(' ', FishCompletion.LONGEST_DESCRIPTION);
        return text.substring(0, blank < 0 ? FishCompletion.LONGEST_DESCRIPTION : blank) + "…";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
