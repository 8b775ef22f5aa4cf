package taskmgmt.forecast;

/**
 * The runs that a prediction is learnt from: those of the work itself, and of wider and wider circles around it. They
 * are kept as logarithms of their durations.
 */
record Ladder(Rung narrowest, Recent own, Recent group, Recent type, Recent subsystem, Recent whole) {
    /** A circle speaks for another only when it knows something itself. */
    private static final int ENOUGH = 30;

    /** Of whom to borrow: the narrowest circle that knows enough, and more than the work does. */
    Rung lender() {
        if (narrowest == Rung.TITLE && knowsMore(group)) {
            return Rung.GROUP;
        }
        if (knowsMore(type)) {
            return Rung.TYPE;
        }
        return knowsMore(subsystem) ? Rung.SUBSYSTEM : Rung.WHOLE;
    }

    /** Whether it cannot yet speak for itself. */
    boolean isYoung() {
        return own.size() < ENOUGH;
    }

    /** The longest run of the work and of its lender; there is one. */
    double longest() {
        double borrowed = greatest(of(lender()));
        return own.isEmpty() ? borrowed : Math.max(borrowed, greatest(own));
    }

    private static double greatest(Recent circle) {
        return circle.value(circle.size() - 1);
    }

    Recent of(Rung rung) {
        return switch (rung) {
            case TITLE -> own;
            case GROUP -> group;
            case TYPE -> type;
            case SUBSYSTEM -> subsystem;
            case WHOLE -> whole;
        };
    }

    private boolean knowsMore(Recent circle) {
        return circle.size() >= ENOUGH && circle.size() > own.size();
    }
}
