package taskmgmt.cli.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Parameters that are declared together and read together: those of one command, or some that several commands share.
 * A subclass declares each as a field:
 *
 * {@snippet :
 * private final Option<String> title = required("--title", "--name").label("TEXT").text("title");
 * private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION").text("how long it may take");
 * private final Options<String> tags = option("--tag").label("TAG").repeatable("tag");
 * private final Flag start = flag("--start").text("start it at once");
 * }
 */
public abstract class ParameterGroup {
    private final String heading;
    private final List<Parameter> parameters = new ArrayList<>();
    private int arguments;

    /** @param heading of the options in help */
    public ParameterGroup(String heading) {
        this.heading = heading;
    }

    /** An optional option. */
    protected final ParameterBuilder<String> option(String... names) {
        return new ParameterBuilder<>(this, names, false, text -> text, "TEXT");
    }

    /** An option without which the command is refused. */
    protected final ParameterBuilder<String> required(String... names) {
        return new ParameterBuilder<>(this, names, true, text -> text, "TEXT");
    }

    /** A required argument; if it is repeatable, at least once. */
    protected final ParameterBuilder<String> argument(String label) {
        return new ParameterBuilder<>(this, new String[0], true, text -> text, label);
    }

    /** An optional argument. */
    protected final ParameterBuilder<String> optionalArgument(String label) {
        return new ParameterBuilder<>(this, new String[0], false, text -> text, label);
    }

    /** An option without a value. */
    protected final FlagDraft flag(String... names) {
        return new FlagDraft(names);
    }

    /** A flag while it is being declared. */
    protected final class FlagDraft {
        private final String[] names;

        private FlagDraft(String[] names) {
            this.names = names;
        }

        public Flag text(String help) {
            return add(new Flag(Declaration.flag(List.of(names), help)));
        }
    }

    final <P extends Parameter> P add(P parameter) {
        parameters.add(parameter);
        return parameter;
    }

    /** The position of the next argument, or the first one if that is repeatable. */
    final int nextPosition() {
        return arguments++;
    }

    /** Whether any option of the group was given; arguments without a name do not count. */
    protected final boolean anyOptionGiven() {
        for (Parameter parameter : parameters) {
            if (parameter.isOption() && !parameter.given().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the command's output is to be printed again and again. */
    public boolean repeats() {
        return false;
    }

    final String heading() {
        return heading;
    }

    public final List<Parameter> parameters() {
        return parameters;
    }
}
