package taskmgmt.cli;

import picocli.CommandLine.Model.OptionSpec;

/** An option without a value: given or not. */
final class Flag extends Parameter {
    private boolean set;

    Flag(OptionSpec spec) {
        super(spec);
    }

    @Override
    void read(Session session) {
        set = !given().isEmpty();
    }

    boolean isSet() {
        return set;
    }
}
