package org.mles.cli.program;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The signal that would end a program when its terminal goes, and by which operators ask a service
 * to read its files again.
 *
 * <p>Java has no supported way to hear signals. Every JDK so far has {@code sun.misc.Signal}, which
 * is called by reflection, since naming it is a warning that nobody can switch off. Thread: any.
 */
public final class HangUp {
  private HangUp() {}

  /**
   * Has SIGHUP do this, on a thread of its own, and nothing else.
   *
   * @return whether this system and this JVM know it; if not, SIGHUP still ends the program
   */
  public static boolean does(Runnable action) {
    InvocationHandler heard =
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return method.invoke(action, arguments);
          }
          action.run();
          return null;
        };
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, handler);
      Object hangUp = signal.getConstructor(String.class).newInstance("HUP");
      ClassLoader loader = HangUp.class.getClassLoader();
      handle.invoke(null, hangUp, Proxy.newProxyInstance(loader, new Class<?>[] {handler}, heard));
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
