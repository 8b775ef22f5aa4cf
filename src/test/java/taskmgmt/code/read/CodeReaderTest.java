package taskmgmt.code.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.code.CodeItem;
import taskmgmt.code.CodeItem.Kind;
import taskmgmt.code.CodeStructure;
import taskmgmt.code.Language;
import taskmgmt.code.LanguageFigures;
import taskmgmt.code.SkippedFile;
import taskmgmt.code.SyntaxFault;

/** From files of each language to what stands in them, by the real parsers. */
class CodeReaderTest {
    @TempDir
    private Path directory;

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private CodeStructure read() throws IOException, InterruptedException {
        return read(CodeReader.Limits.DEFAULT);
    }

    private CodeStructure read(CodeReader.Limits limits) throws IOException, InterruptedException {
        return new CodeReader(limits, EnumSet.allOf(Language.class)).read(directory, EnumSet.allOf(Kind.class));
    }

    /** Each as {@code kind name}, functions with complexity and calls. */
    private static List<String> items(CodeStructure structure) {
        return structure.items().stream().map(CodeReaderTest::text).toList();
    }

    private static String text(CodeItem item) {
        return item.kind().text() + " " + item.name() + (item.kind() == Kind.FUNCTION ? " " + item.complexity() + " " + item.calls() : "");
    }

    private static List<String> unused(CodeStructure structure) {
        return structure.unused().stream().map(CodeItem::name).toList();
    }

    @Test
    void readsJava() throws IOException, InterruptedException {
        write("A.java", """
                package a;
                import java.util.List;
                import static java.util.Map.*;
                public class A extends B<String> {
                    A(int x) { super(x); }
                    @Override public void run() { helper(); }
                    private int helper() {
                        for (int i = 0; i < 3 && i != 2; i++) { new java.util.ArrayList<String>().add("x"); }
                        return switch (x()) { case 1, 2 -> 1; case 3 -> 2; default -> a ? 3 : 4; };
                    }
                    private void dead() { Runnable r = () -> { if (true) { y(); } }; }
                    record R(int a) { R { while (a > 0) { } } }
                    interface I { void f(); }
                    enum E { X; }
                }
                """);
        CodeStructure structure = read();
        assertThat(items(structure)).containsExactly("import java.util.List", "import java.util.Map.*", "class A", "function A.A 1 1", "call super", "function A.run 1 1",
                "call helper", "function A.helper 6 3", "call add", "call ArrayList", "call x", "function A.dead 2 1", "call y", "class A.R", "function A.R.R 2 0", "class A.I",
                "function A.I.f 1 0", "class A.E");
        assertThat(unused(structure)).contains("A.dead", "A.I.f", "A.R", "A.E").doesNotContain("A.helper", "A.run", "A.A");
        assertThat(structure.figures()).containsExactly(new LanguageFigures(Language.JAVA, 1, 15, 6, 4, 2, 6, 13, 6, 0));
    }

    @Test
    void readsPython() throws IOException, InterruptedException {
        write("a.py", """
                from __future__ import annotations
                import os, sys as s
                from .pkg import name
                class C:
                    def __init__(self): self.f()
                    @property
                    def p(self): return 1
                    def f(self):
                        if a and b or c: pass
                        elif d: pass
                        for x in [y for y in z if y]: g(x)
                        def inner(): return 1 if a else 2
                        try: pass
                        except E: pass
                        match x:
                            case 1: pass
                            case _: pass
                def g(x): print(x)(y)
                async def _never(): pass
                """);
        CodeStructure structure = read();
        assertThat(items(structure)).containsExactly("import __future__", "import os", "import sys", "import .pkg", "class C", "function C.__init__ 1 1", "call f",
                "function C.p 1 0", "function C.f 10 1", "call g", "function C.f.inner 2 0", "function g 1 2", "call print", "call print", "function _never 1 0");
        assertThat(unused(structure)).containsExactly("C", "C.f.inner", "_never");
    }

    @Test
    void readsJavaScript() throws IOException, InterruptedException {
        write("a.js", """
                import x from "./x.js";
                const fs = require('fs'), other = require(name);
                export function pub() { return a ?? b; }
                class K { constructor() { this.m(); } m() { return a ? 1 : 2; } #p() {} }
                const arrow = (a) => a.map(v => v && v.z()), h = function () { };
                exports.named = async () => { };
                (function () { pub(); })();
                new K();
                """);
        CodeStructure structure = read();
        assertThat(items(structure)).containsExactly("import ./x.js", "call require", "import fs", "call require", "function pub 2 0", "class K",
                "function K.constructor 1 1", "call m", "function K.m 2 0", "function K.#p 1 0", "function arrow 2 2", "call map", "call z", "function h 1 0", "function named 1 0",
                "call (expression)", "call pub", "call K");
        assertThat(unused(structure)).containsExactly("K.#p", "arrow", "h", "named");
    }

    /** A name of its own is one for the function itself: others know it by the variable. */
    @Test
    void valuesAreCalledWhatOthersCallThem() throws IOException, InterruptedException {
        write("a.js", """
                const outside = function inside() { return inside; };
                const K = class L { m() { } };
                exports.g = function* h() { };
                run(function callback() { }, class { n() { } });
                outside(); new K();
                """);
        CodeStructure structure = read();
        assertThat(items(structure)).containsExactly("function outside 1 0", "class K", "function K.m 1 0", "function g 1 0", "call run", "function callback 1 0",
                "function n 1 0", "call outside", "call K");
        assertThat(unused(structure)).containsExactly("K.m", "g", "n");
    }

    @Test
    void whatHasADecoratorIsFoundByIt() throws IOException, InterruptedException {
        write("a.ts", "@comp class C { @input() f() { } @a @b static g() { } h() { } @field x = () => 1; }\n@comp export class D { }\nexport @comp class E { }\nclass F { }\n");
        write("b.js", "class K { @bound m() { } n() { } }\n@dec class L { }\nnew K();\n");
        assertThat(unused(read())).containsExactly("C.h", "F", "K.n");
    }

    @Test
    void readsTypeScript() throws IOException, InterruptedException {
        write("a.ts", """
                import type { T } from 'mod';
                export abstract class B<T> { abstract f(): void; g(x?: number): T { return this.h<T>(x!); } private h = (x: number) => x as any; }
                interface I { a: string }
                enum E { X }
                """);
        assertThat(items(read())).containsExactly("import mod", "class B", "function B.g 1 1", "call h", "function B.h 1 0", "class I", "class E");
    }

    @Test
    void readsGo() throws IOException, InterruptedException {
        write("a.go", """
                package main
                import (
                    "fmt"
                    f "net/http"
                )
                type S[T any] struct { a int }
                type Alias = int
                type I interface { M() }
                func main() { s := S[int]{}; s.M(); func() { if a || b { fmt.Println() } }() }
                func (s *S[T]) M() { switch x := y.(type) { case int: ; default: }; select { case <-c: } }
                func dead() { for { } }
                """);
        CodeStructure structure = read();
        assertThat(items(structure)).containsExactly("import fmt", "import net/http", "class S", "class I", "function main 3 3", "call M", "call (expression)",
                "call Println", "function S.M 3 0", "function dead 2 0");
        assertThat(unused(structure)).containsExactly("I", "dead");
    }

    @Test
    void readsRust() throws IOException, InterruptedException {
        write("a.rs", """
                use std::{fmt, io};
                pub struct P { x: u8 }
                trait Tr { fn need(&self); fn has(&self) { } }
                impl fmt::Display for P { fn fmt(&self) { write!(f, "") } }
                impl<T> Q<T> { pub fn new() -> Self { Vec::<T>::new(); match x { 1 if y => a(), _ => b() } } }
                #[test]
                fn works() { for i in 0..3 { while let Some(x) = y() { if a && b { } } } }
                fn dead() { let c = || 1; }
                """);
        CodeStructure structure = read();
        assertThat(items(structure)).containsExactly("import std::{fmt, io}", "class P", "class Tr", "function Tr.has 1 0", "function P.fmt 1 1", "call write", "function Q.new 2 3",
                "call new", "call a", "call b", "function works 5 1", "call y", "function dead 1 0");
        assertThat(unused(structure)).contains("dead").doesNotContain("P.fmt", "works", "Q.new");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anyBytesAreRead(Language language) throws IOException, InterruptedException {
        try (SourceParser parser = SourceParser.open()) {
            for (String text : List.of("", "\n", "(".repeat(3_000), "{".repeat(3_000) + "}", "\"", "/*", "if if if", "\u00e9\ud83d\ude00 x()", "\r\n\t;")) {
                assertThat(parser.parse("x", language, text.getBytes(StandardCharsets.UTF_8)).path()).isEqualTo("x");
            }
            byte[] odd = {(byte) 0xff, 'a', '(', ')', (byte) 0xc3, '\n', (byte) 0xf0, (byte) 0x9f};
            assertThat(parser.parse("x", language, odd).lines()).isEqualTo(2);
        }
    }

    @Test
    void whatDoesNotFollowTheGrammarCostsNothingElse() throws IOException, InterruptedException {
        write("bad.py", "x = 1\ndef f(:\n    pass\n\ndef good():\n    return 1\n");
        write("fine.py", "def a(): pass\n\f\ndef b(): pass\n");
        CodeStructure structure = read();
        assertThat(structure.faults()).containsExactly(new SyntaxFault("bad.py", 2, 1));
        assertThat(items(structure)).contains("function good 1 0", "function a 1 0", "function b 1 0");
        assertThat(structure.figures().getFirst().filesWithErrors()).isEqualTo(1);
    }

    /** Where offsets are counted wrongly, names after such a character are. */
    @Test
    void namesAreWholeAfterCharactersOfAnyLength() throws IOException, InterruptedException {
        write("a.js", "// \ud83d\ude00 \u00e4 \u20ac\nfunction gr\u00f6\u00dfe() { return '\ud83d\ude00\ud83d\ude00' + next(); }\n");
        assertThat(items(read())).containsExactly("function gr\u00f6\u00dfe 1 1", "call next");
    }

    @Test
    void readsOnlyWhatCountsAsCode() throws IOException, InterruptedException {
        write(".gitignore", "gen/\n*.min.js\n");
        write("src/.gitignore", "!kept.min.js\n/old.py\n");
        write("a.py", "");
        write("gen/b.py", "");
        write("x.min.js", "");
        write("src/kept.min.js", "");
        write("src/old.py", "");
        write("src/deep/old.py", "");
        write(".hidden/c.py", "");
        write("notes.txt", "");
        Files.createSymbolicLink(directory.resolve("link.py"), directory.resolve("a.py"));
        Files.createSymbolicLink(directory.resolve("src/round"), directory);
        write("big.py", "x".repeat(2_000));
        Files.write(directory.resolve("zero.py"), new byte[] {'a', 0});
        CodeStructure structure = read(new CodeReader.Limits(1_000, 100));
        assertThat(structure.figures()).extracting(LanguageFigures::language, LanguageFigures::files)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Language.PYTHON, 2L), org.assertj.core.groups.Tuple.tuple(Language.JAVASCRIPT, 1L));
        assertThat(structure.skipped()).containsExactly(new SkippedFile("big.py", "larger than 1000 bytes"), new SkippedFile("zero.py", "binary: it has a byte 0"));
    }

    @Test
    void theRulesOfDirectoriesAboveCountWithinAWorkTree() throws IOException, InterruptedException {
        write("repo/.gitignore", "*_gen.py\n");
        write("repo/src/a_gen.py", "");
        write("repo/src/b.py", "");
        Path src = directory.resolve("repo/src");
        CodeReader reader = new CodeReader(CodeReader.Limits.DEFAULT, Set.of(Language.PYTHON));
        assertThat(reader.read(src, Set.of()).figures().getFirst().files()).isEqualTo(2);
        Files.createDirectories(directory.resolve("repo/.git"));
        assertThat(reader.read(src, Set.of()).figures().getFirst().files()).isEqualTo(1);
    }

    @Test
    void endsWhereThereIsTooMuch() throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            write("f" + i + ".py", "def f" + i + "(): pass\n");
        }
        CodeStructure structure = read(new CodeReader.Limits(1_000, 3));
        assertThat(structure.figures().getFirst().files()).isEqualTo(3);
        assertThat(structure.skipped()).containsExactly(new SkippedFile("f3.py", "more than 3 files: this one and those after it are left out"));
    }

    @Test
    void readsOneFileAndSaysWhatItIsNot() throws IOException, InterruptedException {
        write("a.py", "def f(): pass\n");
        write("a.txt", "");
        CodeReader reader = new CodeReader(CodeReader.Limits.DEFAULT, Set.of(Language.PYTHON));
        assertThat(items(reader.read(directory.resolve("a.py"), Set.of()))).containsExactly("function f 1 0");
        assertThat(reader.read(directory.resolve("a.txt"), Set.of()).skipped()).containsExactly(new SkippedFile("a.txt", "in no language that is known"));
        assertThatThrownBy(() -> reader.read(directory.resolve("none"), Set.of())).isInstanceOf(NoSuchFileException.class);
        assertThat(new CodeReader(CodeReader.Limits.DEFAULT, Set.of(Language.GO)).read(directory, Set.of()).figures()).isEmpty();
    }
}
