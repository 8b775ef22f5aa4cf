package taskmgmt.cli.command;

import picocli.CommandLine.Model.OptionSpec;

/** An option without a value: given or not. */
public final class Flag extends Parameter {
    private boolean set;

    Flag(OptionSpec spec) {
        super(spec);
    }

    @Override
    void read(Session session) {
        set = !given().isEmpty();
    }

    public boolean isSet() {
        return set;
    }
}
