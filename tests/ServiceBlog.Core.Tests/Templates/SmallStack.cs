namespace ServiceBlog.Core.Tests.Templates;

/// <summary>Runs on a thread with little stack, where a recursion without bounds would end the process.</summary>
internal static class SmallStack
{
    public static void Run(int kilobytes, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
#pragma warning disable CA1031 // It is thrown again below.
                catch (Exception error)
                {
                    failure = error;
                }
#pragma warning restore CA1031
            },
            kilobytes * 1024);
        thread.Start();
        thread.Join();
        failure.ShouldBeNull();
    }
}
