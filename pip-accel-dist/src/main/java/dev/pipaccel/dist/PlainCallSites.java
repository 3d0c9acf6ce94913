package dev.pipaccel.dist;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Writes out the call sites of pattern switches and of records' `equals` and `hashCode`, which the
/// compiler leaves to the start: the JVM makes classes for them that the AOT cache of JDK 25 does
/// not keep, each in milliseconds of interpreted code.
///
/// What `java.lang.runtime.SwitchBootstraps` and `java.lang.runtime.ObjectMethods` promise of these
/// call sites holds for what stands in their place.
final class PlainCallSites {
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  private final ClassDesc owner;
  private final boolean isInterface;
  private final Map<String, Site> sites = new LinkedHashMap<>();

  private record Site(MethodTypeDesc type, Consumer<CodeBuilder> body) {}

  private PlainCallSites(ClassModel model) {
    this.owner = model.thisClass().asSymbol();
    this.isInterface = model.flags().has(AccessFlag.INTERFACE);
  }

  /// Returns a class file with its call sites written out.
  ///
  /// @param hierarchy knows the classes that the file refers to
  static byte[] writeOut(byte[] content, ClassHierarchyResolver hierarchy) {
    ClassFile format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
    ClassModel model = format.parse(content);
    if (!hasSites(model)) {
      return content;
    }
    PlainCallSites plain = new PlainCallSites(model);
    return format.transformClass(
        model,
        ClassTransform.transformingMethodBodies(plain::call)
            .andThen(ClassTransform.endHandler(plain::addBodies)));
  }

  private static boolean hasSites(ClassModel model) {
    ConstantPool pool = model.constantPool();
    return IntStream.range(0, pool.bootstrapMethodCount())
        .mapToObj(method -> pool.bootstrapMethodEntry(method).bootstrapMethod().asSymbol().owner())
        .anyMatch(bootstrap -> bootstrap.equals(SWITCHES) || bootstrap.equals(RECORDS));
  }

  private void addBodies(ClassBuilder builder) {
    sites.forEach((name, site) ->
        builder.withMethodBody(
            name,
            site.type(),
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
            site.body()));
  }

  private void call(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call) {
      Optional<Consumer<CodeBuilder>> body = body(call);
      if (body.isPresent()) {
        String name = "site$" + sites.size();
        sites.put(name, new Site(call.typeSymbol(), body.get()));
        code.invokestatic(owner, name, call.typeSymbol(), isInterface);
        return;
      }
    }
    code.with(element);
  }

  /// Returns what a call site does; empty if it is left as it is.
  private Optional<Consumer<CodeBuilder>> body(InvokeDynamicInstruction call) {
    ClassDesc bootstrap = call.bootstrapMethod().owner();
    List<ConstantDesc> arguments = call.bootstrapArgs();
    if (bootstrap.equals(SWITCHES) && arguments.stream().allMatch(ClassDesc.class::isInstance)) {
      List<ClassDesc> labels = arguments.stream().map(ClassDesc.class::cast).toList();
      return Optional.of(code -> typeSwitch(code, labels));
    }
    if (!bootstrap.equals(RECORDS)) {
      return Optional.empty();
    }
    List<DirectMethodHandleDesc> fields =
        arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    return switch (call.name().stringValue()) {
      case "hashCode" -> Optional.of(code -> hashCode(code, fields));
      case "equals" -> Optional.of(code -> equals(code, fields));
      default -> Optional.empty();
    };
  }

  /// `(T target, int restart)int`: the first label from `restart` on that is a class of the target.
  private static void typeSwitch(CodeBuilder code, List<ClassDesc> labels) {
    code.aload(0).ifThen(Opcode.IFNULL, none -> none.iconst_m1().ireturn());
    for (int label = 0; label < labels.size(); label++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(label).if_icmpgt(next);
      code.aload(0).instanceOf(labels.get(label)).ifeq(next);
      code.loadConstant(label).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  private void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    code.iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = load(code.bipush(31).imul(), 0, field);
      if (type.isPrimitive()) {
        code.invokestatic(wrapper(type), "hashCode", MethodTypeDesc.of(CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void equals(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    Label same = code.newLabel();
    Label different = code.newLabel();
    code.aload(0).aload(1).if_acmpeq(same);
    code.aload(1).instanceOf(owner).ifeq(different);
    code.aload(1).checkcast(owner).astore(2);
    for (DirectMethodHandleDesc field : fields) {
      load(code, 0, field);
      ClassDesc type = load(code, 2, field);
      switch (TypeKind.from(type)) {
        case REFERENCE ->
            code.invokestatic(
                    OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                .ifeq(different);
        case LONG, FLOAT, DOUBLE ->
            code.invokestatic(wrapper(type), "compare", MethodTypeDesc.of(CD_int, type, type))
                .ifne(different);
        default -> code.if_icmpne(different);
      }
    }
    code.labelBinding(same).iconst_1().ireturn();
    code.labelBinding(different).iconst_0().ireturn();
  }

  /// Loads a field of the record in a local variable, and returns the field's type.
  private ClassDesc load(CodeBuilder code, int variable, DirectMethodHandleDesc field) {
    ClassDesc type = field.invocationType().returnType();
    code.aload(variable).getfield(owner, field.methodName(), type);
    return type;
  }

  private static ClassDesc wrapper(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ClassDesc.of("java.lang.Boolean");
      case BYTE -> ClassDesc.of("java.lang.Byte");
      case SHORT -> ClassDesc.of("java.lang.Short");
      case CHAR -> ClassDesc.of("java.lang.Character");
      case INT -> ClassDesc.of("java.lang.Integer");
      case LONG -> ClassDesc.of("java.lang.Long");
      case FLOAT -> ClassDesc.of("java.lang.Float");
      case DOUBLE -> ClassDesc.of("java.lang.Double");
      default -> throw new IllegalArgumentException(primitive.displayName());
    };
  }
}
