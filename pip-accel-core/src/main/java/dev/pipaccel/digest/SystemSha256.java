package dev.pipaccel.digest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/// SHA-256 by OpenSSL's libcrypto, which uses what instructions the processor has. Java does so
/// only in code that C2 compiled, and the runtime image has no C2.
final class SystemSha256 extends MessageDigest {
  private static final int BYTES = 32;

  /// In longs; libcrypto's `SHA256_CTX` has 112 bytes.
  private static final int STATE = 32;

  private static final List<String> LIBRARIES = List.of("libcrypto.so.3", "libcrypto.so.1.1");
  private static final Optional<Library> LIBRARY =
      LIBRARIES.stream().flatMap(name -> Library.open(name).stream()).findFirst();

  private final Library library;
  private final MemorySegment state = MemorySegment.ofArray(new long[STATE]);

  private SystemSha256(Library library) {
    super("SHA-256");
    this.library = library;
    engineReset();
  }

  /// Returns an engine; Java's where there is no libcrypto.
  static MessageDigest orJava() {
    return LIBRARY.<MessageDigest>map(SystemSha256::new).orElseGet(Sha256::engine);
  }

  @Override
  protected int engineGetDigestLength() {
    return BYTES;
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    MemorySegment data = MemorySegment.ofArray(input).asSlice(offset, length);
    require(() -> (int) library.update.invokeExact(state, data, (long) length));
  }

  @Override
  protected byte[] engineDigest() {
    byte[] digest = new byte[BYTES];
    MemorySegment target = MemorySegment.ofArray(digest);
    require(() -> (int) library.end.invokeExact(target, state));
    engineReset();
    return digest;
  }

  @Override
  protected void engineReset() {
    require(() -> (int) library.start.invokeExact(state));
  }

  private interface Call {
    int run() throws Throwable;
  }

  private static void require(Call call) {
    try {
      if (call.run() != 1) {
        throw new IllegalStateException("libcrypto refuses SHA-256");
      }
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The functions of a libcrypto. They leave Java's heap alone but for what they are given, and
  /// are quick: so they may be given arrays.
  private record Library(MethodHandle start, MethodHandle update, MethodHandle end) {
    static Optional<Library> open(String name) {
      try {
        SymbolLookup symbols = SymbolLookup.libraryLookup(name, Arena.global());
        var library =
            new Library(
                function(symbols, "SHA256_Init", ADDRESS),
                function(symbols, "SHA256_Update", ADDRESS, ADDRESS, JAVA_LONG),
                function(symbols, "SHA256_Final", ADDRESS, ADDRESS));
        return library.isRight() ? Optional.of(library) : Optional.empty();
      } catch (IllegalArgumentException
          | IllegalCallerException
          | IllegalStateException
          | UnsupportedOperationException missing) {
        return Optional.empty();
      }
    }

    private static MethodHandle function(
        SymbolLookup symbols, String name, MemoryLayout... parameters) {
      return Linker.nativeLinker()
          .downcallHandle(
              symbols.findOrThrow(name),
              FunctionDescriptor.of(JAVA_INT, parameters),
              Linker.Option.critical(true));
    }

    /// What is wrong once would be wrong of every archive.
    private boolean isRight() {
      byte[] probe = new byte[100];
      return MessageDigest.isEqual(
          new SystemSha256(this).digest(probe), Sha256.engine().digest(probe));
    }
  }
}
