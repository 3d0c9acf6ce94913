package dev.pipaccel.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipaccel.model.name.PackageName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOptionsTest {
  @TempDir Path folder;

  @Test
  void indexOfAFileReplacesAllBefore() throws Exception {
    Settings settings = new ConfigFixture(folder).install("--extra-index-url=https://x.example");

    assertThat(
            settings
                .withFileOptions(
                    List.of(
                        new FileOption.IndexUrl("https://i.example"),
                        new FileOption.ExtraIndexUrl("https://e.example")))
                .index()
                .indexUrls())
        .containsExactly("https://i.example", "https://e.example");
  }

  @Test
  void noIndexOutlastsLaterIndexes() throws Exception {
    Settings settings = new ConfigFixture(folder).install();

    IndexSettings index =
        settings
            .withFileOptions(
                List.of(
                    new FileOption.NoIndex(),
                    new FileOption.IndexUrl("https://i.example"),
                    new FileOption.FindLinks("wheels")))
            .index();

    assertThat(index.indexUrls()).isEmpty();
    assertThat(index.findLinks()).containsExactly("wheels");
  }

  @Test
  void fileOptionsAddToThoseOfTheCommandLine() throws Exception {
    Settings settings =
        new ConfigFixture(folder)
            .install("--no-binary=a", "--trusted-host=h", "--use-feature=fast-deps");

    Settings folded =
        settings.withFileOptions(
            List.of(
                new FileOption.OnlyBinary("a,b"),
                new FileOption.TrustedHost("i", "line 1 of r.txt"),
                new FileOption.Pre(),
                new FileOption.OnlyFinal("c"),
                new FileOption.PreferBinary(),
                new FileOption.RequireHashes(),
                new FileOption.UseFeature("venv-isolation")));

    assertThat(folded.selection().formats().noBinary()).isEmpty();
    assertThat(folded.selection().formats().onlyBinary()).containsExactlyInAnyOrder("a", "b");
    assertThat(folded.network().trustedHosts()).containsExactly("h", "i");
    assertThat(folded.selection().releases().allowsPrereleases(PackageName.of("c")))
        .contains(false);
    assertThat(folded.selection().releases().allowsPrereleases(PackageName.of("d"))).contains(true);
    assertThat(folded.selection().preferBinary()).isTrue();
    assertThat(folded.selection().requireHashes()).isTrue();
    assertThat(folded.output().features()).containsExactlyInAnyOrder("fast-deps", "venv-isolation");
  }
}
