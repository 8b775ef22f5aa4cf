package taskmgmt.cli.command;

/** An option without a value: given or not. */
public final class Flag extends Parameter {
    private boolean set;

    Flag(Declaration declaration) {
        super(declaration);
    }

    @Override
    void read(Session session) {
        set = !given().isEmpty();
    }

    public boolean isSet() {
        return set;
    }
}
