package taskmgmt.code.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.code.CodeItem;
import taskmgmt.code.Language;
import taskmgmt.testkit.Golden;

/** Two parsers that know nothing of each other count the same in code of this project. */
class CompilerAgreesTest {
    private static final List<String> ROOMS = List.of("code", "queue", "workflow", "render", "audit");

    @Test
    void theCompilerCountsTheSameFunctionsClassesAndBranches() throws IOException, InterruptedException {
        for (String room : ROOMS) {
            Path directory = Golden.inProject("src/main/java/taskmgmt/" + room);
            List<String> ours = new ArrayList<>();
            for (CodeItem each : new CodeReader(CodeReader.Limits.DEFAULT, Set.of(Language.JAVA)).read(directory, Set.of()).items()) {
                ours.add(each.file() + " " + each.kind().text() + " " + each.simpleName() + " " + each.complexity());
            }
            assertThat(ours).as(room).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(compiler(directory));
        }
    }

    private static List<String> compiler(Path directory) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(each -> each.toString().endsWith(".java")).toList();
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            for (Path file : files) {
                JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjects(file));
                for (CompilationUnitTree unit : task.parse()) {
                    new Counter(directory.relativize(file).toString(), found).scan(unit, null);
                }
            }
        }
        return found;
    }

    private static final class Counter extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String file;
        private final List<String> found;
        private final Deque<int[]> functions = new ArrayDeque<>();
        private String className = "";

        Counter(String file, List<String> found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
            boolean isBranch = tree instanceof IfTree || tree instanceof ForLoopTree || tree instanceof EnhancedForLoopTree || tree instanceof WhileLoopTree
                    || tree instanceof DoWhileLoopTree || tree instanceof CatchTree || tree instanceof ConditionalExpressionTree
                    || tree instanceof CaseTree label && label.getLabels().stream().noneMatch(DefaultCaseLabelTree.class::isInstance)
                    || tree instanceof BinaryTree && (tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR);
            if (isBranch && !functions.isEmpty()) {
                functions.element()[0]++;
            }
            return super.scan(tree, null);
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
            String outer = className;
            if (!tree.getSimpleName().isEmpty()) {
                className = tree.getSimpleName().toString();
                found.add(file + " class " + className + " 0");
            }
            super.visitClass(tree, null);
            className = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
            int[] count = {1};
            functions.push(count);
            super.visitMethod(tree, null);
            functions.pop();
            String name = tree.getName().contentEquals("<init>") ? className : tree.getName().toString();
            found.add(file + " function " + name + " " + count[0]);
            return null;
        }
    }
}
