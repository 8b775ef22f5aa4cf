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
     * @param summary one line that finishes the sentence "this command will …"
     */
    public Command(String name, String summary) {
        super("Options");
        this.name = name;
        this.summary = summary;
    }

    /** Does the work. All parameters hold sound values by now. Data goes to {@code out}, messages to {@code err}. */
    public abstract ExitCode run(Session session) throws IOException, InterruptedException;

    /** What the process returns; for a command that has to pass on a number of somebody else's. */
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

    /** Command lines that help shows, each to be typed as it is. */
    protected final void examples(String... lines) {
        examples = List.of(lines);
    }

    /** After its first argument nothing is an option of this command: it takes the words of another one. */
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

    /** Its own parameters, the shared ones, and what every command takes. */
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
