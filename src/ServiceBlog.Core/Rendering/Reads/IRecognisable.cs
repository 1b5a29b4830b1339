namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>Something whose members need not be looked at one by one to tell that all of them are as they were.</summary>
/// <typeparam name="T">Its own type.</typeparam>
public interface IRecognisable<in T>
{
    /// <summary>True only if every member reads as it did; false if that is not known without looking.</summary>
    bool IsSameAs(T before);
}
