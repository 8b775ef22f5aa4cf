package taskmgmt.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A verb. A subclass declares its parameters as fields and does its work in {@link #run}. Each invocation gets a new instance.
 */
public abstract class Command extends ParameterGroup {
    private final String name;
    private final String summary;
    private final List<ParameterGroup> groups = new ArrayList<>();
    private List<String> details = List.of();
    private List<String> examples = List.of();
    private boolean endsAtArgument;

    /**
     * @param name the words that call it: {@code "task create"}, {@code "version"}
     * @param summary one line that completes the sentence "this command will …"
     */
    public Command(String name, String summary) {
        super("Options");
        this.name = name;
        this.summary = summary;
    }

    /** Does the work. All parameters hold valid values by now. Data goes to {@code out}, messages to {@code err}. */
    public abstract ExitCode run(Session session) throws IOException, InterruptedException;

    /** The exit status of the process. Overridden by a command that passes on the exit status of another program. */
    public int status(Session session) throws IOException, InterruptedException {
        return run(session).number();
    }

    /** Adds parameters that this command shares with others. */
    protected final <G extends ParameterGroup> G uses(G group) {
        groups.add(group);
        return group;
    }

    /** Paragraphs that help shows under the summary. */
    protected final void details(String... paragraphs) {
        details = List.of(paragraphs);
    }

    /** Command lines shown by help, each of which can be typed as it is. */
    protected final void examples(String... lines) {
        examples = List.of(lines);
    }

    /** Declares that no option of this command follows its first argument, because that starts another command's words. */
    protected final void endsAtArgument() {
        endsAtArgument = true;
    }

    final boolean isEndedByArgument() {
        return endsAtArgument;
    }

    public final String name() {
        return name;
    }

    public final String summary() {
        return summary;
    }

    final List<String> detailLines() {
        return details;
    }

    public final List<String> exampleLines() {
        return examples;
    }

    /** Its own parameters, the shared ones, and those of every command. */
    final List<Parameter> parametersOfAll() {
        List<Parameter> all = new ArrayList<>();
        for (ParameterGroup group : groups()) {
            all.addAll(group.parameters());
        }
        all.addAll(new CommonOptions().parameters());
        return all;
    }

    /** Its own parameters first, then the shared ones. */
    public final List<ParameterGroup> groups() {
        List<ParameterGroup> all = new ArrayList<>(groups.size() + 1);
        all.add(this);
        all.addAll(groups);
        return all;
    }
}
