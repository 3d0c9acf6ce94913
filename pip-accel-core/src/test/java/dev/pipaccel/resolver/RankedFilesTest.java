package dev.pipaccel.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.hash.Hashes;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.model.version.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RankedFilesTest {
  private static final PackageName PROJECT = PackageName.of("a-b");
  private static final List<String> VERSIONS =
      List.of("1", "1.0", "1.1", "2.0rc1", "2.0", "2.0.post1", "3.0a1", "3.0.dev2", "1!0.1", "x");
  private static final List<String> ENDS =
      List.of(
          "-py3-none-any.whl",
          "-2-py3-none-any.whl",
          "-1-py3-none-any.whl",
          "-cp27-cp27m-win32.whl",
          "-py2.py3-none-any.whl",
          ".tar.gz",
          ".zip",
          "-py2.7.egg",
          ".exe");
  private static final List<String> SPECIFIERS =
      List.of("", "==1.0", "<2", ">=2", ">2.5", "==3.0a1", "!=2.0", "~=1.0", "===1.1", ">=4");

  private final Random random = new Random(11);

  /// The law: files that come release by release are the same, in the same order.
  @Test
  void releasesAreRankedAsAllFilesAre() throws Exception {
    for (int round = 0; round < 500; round++) {
      List<ProjectFile> files = files();
      SpecifierSet specifiers = SpecifierSet.parse(oneOf(SPECIFIERS));

      List<FoundFile> expected = ranked(ProjectFiles.of(files), specifiers);

      assertThat(ranked(ProjectFiles.sorted(files, PROJECT), specifiers)).isEqualTo(expected);
    }
  }

  private static List<FoundFile> ranked(ProjectFiles files, SpecifierSet specifiers)
      throws Exception {
    var request = new Requests(new Universe()).request();
    var listing =
        Listing.of(
            files, PROJECT, new FileEvaluator(request.tags(), request.python(), request.options()));
    RankedFiles ranked =
        new FileRanking(request.options()).applicable(listing, PROJECT, specifiers, Hashes.none());
    List<FoundFile> all = new ArrayList<>();
    for (FoundFile file = ranked.standing(0); file != null; file = ranked.standing(all.size())) {
      all.add(file);
    }
    int standing = all.size();
    for (FoundFile file = ranked.yanked(0); file != null; ) {
      all.add(file);
      file = ranked.yanked(all.size() - standing);
    }
    return all;
  }

  private List<ProjectFile> files() {
    List<ProjectFile> files = new ArrayList<>();
    for (int left = random.nextInt(12); left > 0; left--) {
      String name = oneOf(List.of("a_b-", "A.b-", "a-b-", "c-")) + oneOf(VERSIONS) + oneOf(ENDS);
      files.add(
          new ProjectFile(
              name,
              new Link("https://index.example/files/" + left + "/" + name),
              List.of(),
              Optional.empty(),
              random.nextInt(4) == 0 ? Optional.of("") : Optional.empty(),
              Optional.empty(),
              OptionalLong.empty(),
              Optional.empty(),
              "https://index.example/simple/a-b/"));
    }
    return files;
  }

  private String oneOf(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
