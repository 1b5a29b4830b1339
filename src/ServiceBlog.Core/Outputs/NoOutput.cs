namespace ServiceBlog.Core.Outputs;

/// <summary>Throws every file away: for a run that only checks.</summary>
public sealed class NoOutput : IOutputTarget
{
    public void Write(OutputFile file)
    {
    }
}
