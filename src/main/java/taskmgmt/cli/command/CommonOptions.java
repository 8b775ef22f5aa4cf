package taskmgmt.cli.command;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that every command takes. Their values are never read: picocli handles help, and {@code --debug} is
 * looked up after a failure.
 */
final class CommonOptions extends ParameterGroup {
    static final String DEBUG = "--debug";

    CommonOptions() {
        super("Common options");
        flag(DEBUG).text("show the stack trace of an unexpected failure");
    }

    /** The option that makes picocli ignore whatever else is missing. */
    static ArgSpec help() {
        return OptionSpec.builder("-h", "--help").usageHelp(true).type(boolean.class).arity("0")
                .description("show this help").build();
    }
}
