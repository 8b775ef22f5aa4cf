package taskmgmt.integration;

/** The number of items found, in words. */
final class Counted {
    private Counted() {}

    static String words(TaskSource.Look look) {
        long pending = look.items().stream().filter(item -> item.standing() == SourceItem.Standing.PENDING).count();
        int items = look.items().size();
        return items + (items == 1 ? " task, " : " tasks, ") + pending + " pending"
                + (look.faults().isEmpty() ? "" : ", and " + look.faults().size() + " that cannot be read");
    }
}
