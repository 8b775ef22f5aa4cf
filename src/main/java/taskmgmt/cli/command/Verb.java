package taskmgmt.cli.command;

/**
 * The declaration of a command: everything that help, completion, the launcher and the training of its caches need without an
 * instance.
 *
 * @param name    its words: {@code "task create"}, {@code "version"}
 * @param load    how the launcher starts it
 * @param training whether the training of its cache runs it
 * @param foreign whether it makes foreign calls, for example to start and measure processes, which the launcher has to permit
 */
public record Verb(String name, Load load, boolean training, boolean foreign) {
    /** A command that the training does not run. */
    public static Verb of(String name, Load load) {
        return new Verb(name, load, false, false);
    }

    /** The same, but run by the training. */
    public Verb trained() {
        return new Verb(name, load, true, foreign);
    }

    /** The same, but with foreign calls. */
    public Verb withForeignCalls() {
        return new Verb(name, load, training, true);
    }

    /** The first word of its name. */
    public String noun() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }
}
