package taskmgmt.cli.command;

/** What this program is called, and which version of it this is. */
public final class Program {
    public static final String NAME = "task-mgmt";

    private Program() {}

    /** The version as the jar's manifest has it, or words that say why there is none. */
    public static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
