package taskmgmt.policy;

/** Checks the terms of a policy. Each check throws {@link IllegalArgumentException} with the reason. */
public final class PolicyTerms {
    private PolicyTerms() {}

    /** Checks the name of an account or a group. */
    public static String checkAccount(String name) {
        if (name.isBlank() || !Paths.isNormal(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name of an account: it is blank, or not in Unicode's normal form C");
        }
        return name;
    }

    public static void checkActions(String pattern) {
        String fault = Actions.fault(pattern);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
    }
}
