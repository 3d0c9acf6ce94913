package dev.pipaccel.index;

import dev.pipaccel.index.FileBlock.Placed;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a kept page, read release by release when they are asked for.
final class KeptFiles implements ProjectFiles {
  private final int size;
  private final FileBlock blocks;
  private final List<Release> releases;
  private final int othersStart;
  private final int othersEnd;

  /// @param versions of the releases, newest first
  /// @param ends the offsets at which their blocks end, and at which that of the others ends
  KeptFiles(int size, String[] versions, int[] ends, FileBlock blocks) {
    this.size = size;
    this.blocks = blocks;
    List<Release> kept = new ArrayList<>(versions.length);
    int start = 0;
    for (int i = 0; i < versions.length; i++) {
      kept.add(new KeptRelease(versions[i], start, ends[i]));
      start = ends[i];
    }
    this.releases = kept;
    this.othersStart = start;
    this.othersEnd = ends[versions.length];
  }

  @Override
  public List<ProjectFile> all() {
    List<Placed> all = new ArrayList<>(size);
    int start = 0;
    for (Release release : releases) {
      int end = ((KeptRelease) release).end;
      all.addAll(blocks.read(start, end));
      start = end;
    }
    all.addAll(blocks.read(othersStart, othersEnd));
    all.addAll(blocks.read(othersEnd, -1));
    all.sort(Comparator.comparingInt(Placed::position));
    return all.stream().map(Placed::file).toList();
  }

  @Override
  public List<Release> releases() {
    return releases;
  }

  @Override
  public List<ProjectFile> others() {
    return files(othersStart, othersEnd);
  }

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  private List<ProjectFile> files(int start, int end) {
    return blocks.read(start, end).stream().map(Placed::file).toList();
  }

  private final class KeptRelease implements Release {
    private final String text;
    private final int start;
    private final int end;
    private @Nullable Version version;

    KeptRelease(String text, int start, int end) {
      this.text = text;
      this.start = start;
      this.end = end;
    }

    @Override
    public Version version() {
      Version known = version;
      if (known == null) {
        known =
            Version.tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("not what was written: " + text));
        version = known;
      }
      return known;
    }

    @Override
    public List<ProjectFile> files() {
      return KeptFiles.this.files(start, end);
    }
  }
}
