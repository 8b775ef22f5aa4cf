package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import taskmgmt.cli.CompletedValue.Kind;
import taskmgmt.cli.command.CommandForm;

/**
 * The completion script for zsh, in its own terms: a function for each command, which is called once the words of the command have been
 * typed. Commands and options have descriptions, ids their titles. It changes no option of the shell and no alias.
 */
final class ZshCompletion {
    private static final String HEAD = """
            #compdef task-mgmt
            # Completions of task-mgmt for zsh, made by 'task-mgmt completion zsh': a file _task-mgmt in a directory of fpath, or sourced.
            # What tells whether an answer about the log still holds.
            __task_mgmt_fingerprint() { sh -c '%w' 2>/dev/null }
            # Sets reply to what a list says of the log that the line names. An answer is kept while one command line is typed, and until the log has changed.
            typeset -gA __task_mgmt_said __task_mgmt_typed __task_mgmt_state __task_mgmt_until
            __task_mgmt_ask() {
                local place=$words[(i)--logs(|=*)] kept before now text
                if (( place < $words[(i)--] )); then
                    kept=${(Q)words[place]#--logs=}
                    [[ $words[place] == --logs ]] && kept=${(Q)words[place+1]}
                    local -x TASK_MGMT_LOGS=${kept/#\\~\\//$HOME/}
                fi
                local question="$PWD $TASK_MGMT_LOGS $*"
                kept=$__task_mgmt_typed[$question]
                reply=("${(@f)__task_mgmt_said[$question]}")
                if (( $+__task_mgmt_said[$question] )) && [[ "$1 $4" != "task task_id,title" || $PREFIX == $kept || $PREFIX == $kept* && $#reply -lt %d ]]; then
                    now=$__task_mgmt_until[$question]
                    [[ $now != "$HISTCMD "* || $SECONDS -ge ${now#* } ]] || return 0
                    before=$__task_mgmt_state[$question]
                fi
                now=$(__task_mgmt_fingerprint)
                if [[ -z $now || $now != $before ]]; then
                    local -a asked
                    [[ -n $PREFIX && "$1 $4" == "task task_id,title" ]] && asked=(--id "${(Q)PREFIX}" --sort task_id)
                    if [[ $1 == stats ]]; then
                        text=$(%j task-mgmt $* -o tsv 2>/dev/null) || now=
                        local -a groups=("${(@f)text}")
                        text=${(F)${(@)${(@)groups[2,-1]}%%$'\\t'*}}
                    else
                        text=$(%j task-mgmt $* $asked %f 2>/dev/null) || now=
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
                found=("${(@)found//\\\\/\\\\\\\\}")
                found=("${(@)found//:/\\\\:}")
                found=("${(@)found/$'\\t'/:}" "${(@)@//:/\\\\:}")
                found=(${(u)found:#})
                # Else the shell would type what these have in common, although others have not.
                [[ $list[-1] != %d || $#found -lt %d ]] || found+=("$PREFIX…:there are more, type on")
                _describe -V value found $rest
            }
            __task_mgmt_words() { __task_mgmt_listed '' "$@" }
            %k
            # Goes on with the function of the command that the next word names; not 0 where it names none.
            __task_mgmt_below() {
                local next=$1__$words[2]
                (( CURRENT > 2 && $+functions[$next] )) || return 1
                shift words
                (( CURRENT-- ))
                $next
            }
            """.replace("%j", CompletedValue.QUICK).replace("%f", String.join(" ", CompletedValue.FORM)).replace("%d", Integer.toString(CompletedValue.OFFERED)).replace("%k", kinds().stripTrailing()).replace("%w", LogFingerprint.SCRIPT);
    private static final String END = """
            if (( ! $+functions[compdef] )); then autoload -Uz compinit && compinit; fi
            if [ "$funcstack[1]" = _task-mgmt ]; then _task-mgmt "$@"; else compdef _task-mgmt task-mgmt; fi
            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    private ZshCompletion() {}

    static String of(CommandLine root) {
        ZshCompletion completion = new ZshCompletion();
        completion.add(root.getCommandSpec(), "", "_task-mgmt");
        for (String word : Aliases.ALONE) {
            List<String> meant = Aliases.alone(word);
            completion.script.append("_task-mgmt__").append(word).append("() { _task-mgmt__")
                    .append(String.join("__", meant.subList(0, Math.min(2, meant.size())))).append(" }\n");
        }
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
            boolean isRest = argument.arity().isVariable() && argument.arity().max() > 1;
            String action = action(value);
            // After "*::" zsh shows an action nothing but the rest of the line: right for a command, but an id is looked up where --logs says.
            String where = !isRest ? place++ + "::" : action.equals("_normal") ? "*::" : "*:";
            specs.add(quoted(where + plain(argument.paramLabel()) + ":" + action));
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

    private static String kinds() {
        StringBuilder functions = new StringBuilder();
        for (Kind kind : Kind.values()) {
            if (kind.isListed()) {
                functions.append("__task_mgmt_").append(kind.word()).append("() { __task_mgmt_listed '").append(kind.list()).append("' \"$@\"")
                        .append(kind == Kind.WORKFLOWS_AND_FILES ? "; _files" : "").append(" }\n");
            }
        }
        return functions.toString();
    }

    private static String action(CompletedValue value) {
        String words = String.join(" ", value.words()).replace(":", "\\:");
        return switch (value.kind()) {
            case NOTHING -> "";
            case WORDS -> value.several() ? " __task_mgmt_words , " + words : "(" + words + ")";
            case FILES -> "_files";
            case DIRECTORIES -> "_files -/";
            case PROGRAMS -> "_normal";
            default -> (" __task_mgmt_" + value.kind().word() + (value.several() ? " , " : " ") + words).stripTrailing();
        };
    }

    /** The label with its colons escaped, so that they separate nothing. */
    private static String plain(String label) {
        return label.replace(":", "\\:");
    }

    static String description(String... lines) {
        String text = lines.length == 0 ? "" : CommandForm.readable(lines[0]).replace("%%", "%");
        if (text.length() <= FishCompletion.MAX_DESCRIPTION_LENGTH) {
            return text;
        }
        int blank = text.lastIndexOf(' ', FishCompletion.MAX_DESCRIPTION_LENGTH);
        return text.substring(0, blank < 0 ? FishCompletion.MAX_DESCRIPTION_LENGTH : blank) + "…";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
