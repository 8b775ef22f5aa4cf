package taskmgmt.view.report;

import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** Storage categories of knowledge, one a row. */
public final class CategoryRows {
    /** One row for each category. */
    public static final Listing<Category> ROWS = FieldList.<Category>always()
            .exact("category", "CATEGORY", Category::name)
            .number("records", "RECORDS", Category::records)
            .number("files", "FILES", Category::files)
            .number("bytes", "BYTES", Category::bytes)
            .exact("exists", "EXISTS", Category::exists)
            .text("directory", "DIRECTORY", Category::directory);

    private CategoryRows() {}

    /**
     * A category.
     *
     * @param exists  whether its directory exists
     * @param files   in the directory and below
     * @param records learning activities that name it
     */
    public record Category(String name, String directory, boolean exists, long files, long bytes, long records) {}
}
